"""Arabic search in the database: `ar_light` and `ar_vector`, the twins of `arabic.fold`.

`ar_light(text)` answers what `arabic.fold.light` answers, for every text (a test holds them
together). `ar_vector(text, weight)` is what a row is found by. The configuration `tawasul` stems
Arabic words with the Arabic stemmer and Latin ones with the English stemmer, so that one column
serves both languages.

The bodies are SQL-standard ones: names in them are resolved here and now, so they also work where
the search path is empty, as while a dump is restored. No ICU, no files on the server.
"""

from django.contrib.postgres.operations import BtreeGinExtension, TrigramExtension
from django.db import migrations

# Words that no rule stems, and their stems: arabic.fold.KNOWN when this was written.
KNOWN = """{
    "ابار": "بر", "ابحاث": "بحث", "ابواب": "باب", "اتمان": "اتمان", "اجهزه": "جهاز",
    "اجوبه": "جواب", "اجور": "اجر", "احزاب": "حزب", "احكام": "حكم", "ادله": "دليل",
    "ادمان": "ادمان", "ادوار": "دور", "ادويه": "دوا", "ارا": "راي", "اراضي": "ارض",
    "ارقام": "رقم", "اسباب": "سبب", "اسر": "اسر", "اسعار": "سعر", "اسكان": "اسكان",
    "اسله": "سال", "اسواق": "سوق", "اشخاص": "شخص", "اشهر": "شهر", "اطبا": "طبيب",
    "اطفال": "طفل", "اعضا": "عضو", "اعلان": "اعلان", "اعمال": "عمل", "اعوام": "عام",
    "افراد": "فرد", "افكار": "فكر", "اقسام": "قسم", "التحاق": "تحاق", "التزام": "تزام",
    "التماس": "تماس", "الزام": "زام", "الزاميه": "زام", "الغا": "غا", "الكترون": "كترون",
    "الكترونيه": "كترون", "اليات": "يه", "اليه": "يه", "امان": "امان", "امراض": "مرض",
    "اموال": "مال", "انسان": "انسان", "انظمه": "نظام", "انواع": "نوع", "اهداف": "هدف",
    "ايام": "يوم", "بحوث": "بحث", "برامج": "برنامج", "برلمان": "برلمان", "بستان": "بستان",
    "بنان": "بنان", "بنود": "بند", "بنوك": "بنك", "بيان": "بيان", "تامين": "تامين",
    "تحاق": "تحاق", "تحسين": "تحسين", "تدوين": "تدوين", "تراخيص": "ترخيص", "تزام": "تزام",
    "تشرين": "تشرين", "تعاون": "تعاون", "تعيين": "تعيين", "تقارير": "تقرير",
    "تكاليف": "تكلف", "تكوين": "تكوين", "تماس": "تماس", "تمرين": "تمرين", "تمكين": "تمكين",
    "جرام": "جريم", "جسور": "جسر", "جهات": "جهه", "حداق": "حديق", "حزيران": "حزيران",
    "حقوق": "حق", "حلول": "حل", "حوافز": "حافز", "حيوان": "حيوان", "خطط": "خطه",
    "دعاوي": "دعو", "دوار": "دار", "ديوان": "ديوان", "رخص": "رخص", "ردود": "رد",
    "رسا": "ريس", "رسال": "رسال", "رسوم": "رسم", "رمضان": "رمضان", "رواتب": "راتب",
    "زام": "زام", "زاميه": "زام", "زمان": "زمان", "سدود": "سد", "سكان": "سكان",
    "سلع": "سلع", "سنوات": "سنه", "شروط": "شرط", "شكاوي": "شكو", "شهور": "شهر",
    "شوارع": "شارع", "صناديق": "صندوق", "صور": "صور", "ضراب": "ضريب", "ضمان": "ضمان",
    "ضوابط": "ضابط", "طرق": "طريق", "طلاب": "طالب", "طلبه": "طالب", "عجلون": "عجلون",
    "عدوان": "عدوان", "عطل": "عطل", "عقود": "عقد", "عمال": "عامل", "عمان": "عمان",
    "عنوان": "عنوان", "غا": "غا", "فات": "فه", "فرص": "فرص", "فروع": "فرع", "فصول": "فصل",
    "فقرا": "فقير", "قانون": "قانون", "قروض": "قرض", "قضاه": "قاض", "قضايا": "قضي",
    "قواعد": "قاعد", "قوانين": "قانون", "كانون": "كانون", "كتب": "كتاب", "كترون": "كترون",
    "كترونيه": "كترون", "لجان": "لجن", "للواح": "لاح", "لواح": "لاح", "مباد": "مبدا",
    "مباني": "مبن", "مجالس": "مجلس", "مجان": "مجان", "محاصيل": "محصول", "محاكم": "محكم",
    "مخزون": "مخزون", "مدارس": "مدرس", "مدرا": "مدير", "مدن": "مدين", "مراحل": "مرحل",
    "مراكز": "مركز", "مرضي": "مريض", "مزارع": "مزرع", "مساكن": "مسكن", "مشاريع": "مشروع",
    "مشاكل": "مشكل", "مصادر": "مصدر", "مصارف": "مصرف", "مصانع": "مصنع", "مضمون": "مضمون",
    "مطالب": "مطلب", "معايير": "معيار", "مكان": "مكان", "ملاحق": "ملحق", "مليون": "مليون",
    "منازل": "منزل", "مناطق": "منطق", "مناهج": "منهج", "مهام": "مهم", "مهن": "مهن",
    "مواد": "ماد", "موارد": "مورد", "مواعيد": "موعد", "مواقع": "موقع", "ميدان": "ميدان",
    "ميزان": "ميزان", "نتاج": "نتيج", "نسا": "امرا", "نصوص": "نص", "نقصان": "نقصان",
    "نماذج": "نموذج", "نواب": "ناب", "نيسان": "نيسان", "هيات": "هيه", "واح": "لاح",
    "وثاق": "ثيق", "ورش": "ورش", "وزرا": "وزير", "وللواح": "لاح", "يات": "يه", "يه": "يه"
}"""

LIGHT = (
    r"""
CREATE FUNCTION ar_fold(text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
    -- The quick questions first: most texts are normalised and hold nothing rare.
    SELECT CASE WHEN plain IS NFKC NORMALIZED THEN plain ELSE normalize(plain, NFKC) END
    FROM (
        SELECT translate(
            CASE WHEN bare ~ '[\u00ab\u00b7\u00bb\u060c\u061b\u061f\u0660-\u066c\u0671-\u0673\u067e\u0686\u06a4\u06a9\u06af\u06be\u06c1\u06c3\u06cc\u06d0\u06d4-\u06d5\u06f0-\u06f9\u2013-\u2015\u2018-\u201a\u201c-\u201e\u2022\u2026\u2039-\u203a]'
                THEN translate(bare, U&'\0671\0672\0673\06cc\06d0\06c3\06be\06c1\06d5\06a9\06af\067e\0686\06a4\066b\066c\060c\061b\061f\06d4\066a\00ab\00bb\201c\201d\201e\2018\2019\201a\2039\203a\2013\2014\2015\2026\2022\00b7\0660\0661\0662\0663\0664\0665\0666\0667\0668\0669\06f0\06f1\06f2\06f3\06f4\06f5\06f6\06f7\06f8\06f9', U&'\0627\0627\0627\064a\064a\0647\0647\0647\0647\0643\0643\0628\062c\0641.,                     01234567890123456789')
                ELSE bare
            END,
            U&'\0623\0625\0622\0649\0629', U&'\0627\0627\0627\064a\0647'
        ) AS plain
        FROM (
            SELECT regexp_replace(
                CASE WHEN $1 IS NFKC NORMALIZED THEN $1 ELSE normalize($1, NFKC) END,
                '[\u00ad\u0610-\u061a\u0621\u0624\u0626\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]',
                '', 'g'
            ) AS bare
            OFFSET 0
        ) AS a
        OFFSET 0
    ) AS b
);

-- One pass over pairs of (Arabic word, what stands between it and the next).
CREATE FUNCTION ar_light(text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN coalesce(
    (
        SELECT string_agg(
            coalesce(known ->> word, known ->> bare, known ->> stem, stem) || between,
            '' ORDER BY place
        )
        FROM (
            SELECT place, word, between, bare, known, CASE
                WHEN length(bare) >= 7 AND right(bare, 4) IN ('تهما', 'اتها', 'اتهم', 'اتنا', 'اتكم')
                    THEN left(bare, -4)
                WHEN length(bare) >= 6 AND right(bare, 3) IN ('تها', 'تهم', 'تهن', 'تنا', 'تكم', 'تان', 'تين', 'اته', 'اتي', 'يات', 'يون', 'يين', 'هما')
                    THEN left(bare, -3)
                WHEN length(bare) >= 5 AND right(bare, 2) IN ('ات', 'ان', 'ون', 'ين', 'يه', 'ها', 'هم', 'هن', 'نا', 'كم', 'وا')
                    THEN left(bare, -2)
                WHEN length(bare) >= 4 AND right(bare, 1) IN ('ه', 'ي') THEN left(bare, -1)
                ELSE bare
            END AS stem
            FROM (
                SELECT place, word, between, CASE
                    WHEN length(rest) >= 5 AND left(rest, 1) IN ('و', 'ل') THEN substr(rest, 2)
                    ELSE rest
                END AS bare, '"""
    + KNOWN
    + r"""'::jsonb AS known
                FROM (
                    SELECT place, piece[1] AS word, piece[2] AS between, CASE
                        WHEN length(piece[1]) >= 6 AND left(piece[1], 4)
                            IN ('وبال', 'وكال', 'وفال', 'فبال', 'فكال', 'ففال')
                            THEN substr(piece[1], 5)
                        WHEN length(piece[1]) >= 5 AND left(piece[1], 3)
                            IN ('بال', 'كال', 'فال', 'وال', 'ولل', 'فلل')
                            THEN substr(piece[1], 4)
                        WHEN length(piece[1]) >= 4 AND left(piece[1], 2) IN ('ال', 'لل')
                            THEN substr(piece[1], 3)
                        ELSE piece[1]
                    END AS rest
                    FROM regexp_matches(
                        ar_fold($1), '([\u0621-\u064a\u066e-\u06d3]*)([^\u0621-\u064a\u066e-\u06d3]*)', 'g'
                    ) WITH ORDINALITY AS pieces(piece, place)
                    OFFSET 0
                ) AS r
                OFFSET 0
            ) AS b
            OFFSET 0
        ) AS s
    ),
    ''
);

CREATE TEXT SEARCH CONFIGURATION tawasul (COPY = pg_catalog.arabic);
ALTER TEXT SEARCH CONFIGURATION tawasul
    ALTER MAPPING FOR asciiword, asciihword, hword_asciipart WITH pg_catalog.english_stem;
"""
)

# A text longer than this is found by its beginning: a tsvector holds one megabyte at most.
VECTOR = """
CREATE FUNCTION ar_vector(content text, weight "char") RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN setweight(
    to_tsvector('tawasul'::regconfig, ar_light(left(coalesce(content, ''), 100000))), weight
);
"""

UNDO = """
DROP FUNCTION ar_vector(text, "char");
DROP TEXT SEARCH CONFIGURATION tawasul;
DROP FUNCTION ar_light(text);
DROP FUNCTION ar_fold(text);
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        BtreeGinExtension(),
        TrigramExtension(),
        migrations.RunSQL(LIGHT, migrations.RunSQL.noop),
        migrations.RunSQL(VECTOR, UNDO),
    ]
