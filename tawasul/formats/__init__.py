"""How numbers and dates are written and read: as on Jordanian government pages, in Western digits.

Django's own Arabic formats would print 12.480 and 94,5.
"""
