 #
 #
 #

XXX XXXXXXXXXXXXXXXXX gettext(u'Definitions, basis and counting rules') XXXXX
XX XXXXXXXXXXXXXX gettext(u"A consultation belongs to the quarter of its deadline, in Jordan's time. Dates are measured against those first announced, and moves are counted.") XXXX
 gettext(u'Counting rule')  gettext(u'Standard')  gettext(u'Basis') XXXXXX XXXXXXXXXXXXXXXXXXXXXXX XXXXXXXXXXX gettext(u'Definitions, basis and counting rules') XXXXXXXXXXXXXXXXXXXXXXXX XXXXXXXXXXXX gettext(u'Indicator') XXXXXXXX XXXXXXXXXXXXXXXXXXXX XXXXXXXXXXXXXXXXXXXX XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXBBB BBB BB BBBBBBBBBBBXXXXXXX XXXXXXXXXXXXXXXXXXXX XXXXXXXXXXXXXXXXXX XXXXXXXXXXXXXXXXXX XXXXXXXXXXXXXXXXXXXXBBBBBBXXXXXXXXXXXXXXXX
XX XXXXXXXXXXX XXXXXXX gettext(u'Basis is of three kinds: a binding text (law), a declared decision (policy), or what entities usually do (practice).') XXXX
