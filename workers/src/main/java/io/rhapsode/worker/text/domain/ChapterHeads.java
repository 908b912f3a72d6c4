package io.rhapsode.worker.text.domain;

import java.util.regex.Pattern;

/**
 * Which lines are the head of a chapter. A line counts if it says so ({@code Chapter 3: The Ferry}, {@code 第三章}), or, where it stands
 * alone between blank lines, if it looks so: a number, a name such as {@code Prologue}, capitals only, a Markdown heading.
 */
final class ChapterHeads {

    /** UTF-16 units of the longest line that is looked at. */
    static final int LONGEST = 100;

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** Words that begin a head with whatever number word follows. */
    private static final String CHAPTER = "chapter|kapitel|chapitre|cap[íi]tulo|capitolo|capitolul|hoofdstuk|kapittel"
            + "|kafli|luku|rozdział|kapitola|fejezet|poglavlje|poglavje|глава|розділ|раздзел|поглавље|κεφάλαιο|bölüm|chương|bab"
            + "|פרק|अध्याय|प्रकरण|অধ্যায়";

    /** Words that are too common for that: only a numeral makes them a head. */
    private static final String PART =
            "part|book|canto|gesang|chant|volume|act|scene|section|letter|teil|buch|band|akt|aufzug|szene|abschnitt|brief|partie|livre|tome"
                    + "|acte|scène|parte|libro|acto|escena|livro|ato|cena|atto|scena|deel|boek|del|bok|osa|część|księga|tom|část|díl|kniha"
                    + "|rész|dio|knjiga|часть|книга|том|частина|част|μέρος|βιβλίο|kısım|kitap|phần|bagian|الفصل|الباب|الجزء|القسم|فصل|باب|جزء|بخش|חלק|ספר|भाग|खंड";

    private static final String NUMERAL = "(?:\\p{Nd}{1,4}|(?-i:[IVXLCDM]{1,8})|\\p{Nl}+)";

    private static final String NUMBER_WORD =
            "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|first|second|third|last"
                    + "|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|premi[eè]re?|deuxième|troisième|un|une|deux|trois"
                    + "|primera?|primero|segund[ao]|tercera?|terceir[ao]|prim[ao]|terz[ao]|uno?|dos|tres|due|tre|перв(?:ая|ый)|втор(?:ая|ой)|треть?(?:я|ий)"
                    + "|الأول|الأولى|الثاني|الثانية|الثالث|الرابع|الخامس|اول|دوم|سوم|چهارم|پنجم";

    private static final String TITLE = "(?:\\s*[.:)\\]–—-]\\s*.*|\\s+[^.!?…;,]*)";

    private static final Pattern SAYS_SO = Pattern.compile(
            "(?:" + CHAPTER + ")\\s+(?:" + NUMERAL + TITLE
                    + "?|[\\p{L}\\p{M}]+(?:[- ][\\p{L}\\p{M}]+)?(?:\\s*[.:–—]\\s*.*)?)"
                    + "|(?:" + PART + ")\\s+(?:the\\s+)?(?:" + NUMERAL + "|" + NUMBER_WORD + ")" + TITLE + "?"
                    + "|(?:" + NUMERAL + "\\.?|[\\p{L}]+)\\s+(?:" + CHAPTER + ")(?:\\s*[.:–—-]\\s*.*)?"
                    + "|第\\s*[\\p{N}〇一二三四五六七八九十百千零两兩]+\\s*[章回节節卷部篇幕話话集夜](?:[\\s:：、　].*|[^。！？]{0,30})"
                    + "|제\\s*\\p{Nd}+\\s*[장부편막화권](?:[\\s:.].*)?"
                    + "|(?:บทที่|ตอนที่|ภาคที่|ບົດທີ|ជំពូកទី|អធ្យាយទី|အခန်း)\\s*\\S+(?:\\s.*)?",
            FLAGS);

    private static final Pattern LOOKS_SO = Pattern.compile(
            "#{1,6}\\s+\\S.*"
                    + "|[(\\[]?" + NUMERAL + "[)\\].]?"
                    + "|[〇一二三四五六七八九十]{1,4}"
                    + "|(?:prologue?|epilogue?|introduction|preface|foreword|afterword|interlude|conclusion|appendix|dedication"
                    + "|acknowledge?ments|contents|vorwort|nachwort|einleitung|anhang|inhalt|prologue|épilogue|préface|avant-propos|postface"
                    + "|pr[óo]logo|ep[íi]logo|prefacio|introducción|prefácio|introdução|prefazione|introduzione|proloog|epiloog|voorwoord"
                    + "|nawoord|inleiding|förord|efterord|forord|etterord|inledning|esipuhe|johdanto|wstęp|przedmowa|posłowie|úvod|předmluva"
                    + "|doslov|előszó|utószó|пролог|эпилог|предисловие|введение|послесловие|передмова|вступ|епілог|πρόλογος|επίλογος|εισαγωγή"
                    + "|önsöz|giriş|序|序章|序言|序幕|前言|楔子|引子|尾声|尾聲|后记|後記|跋|终章|終章|はじめに|おわりに|あとがき|プロローグ"
                    + "|エピローグ|프롤로그|에필로그|머리말|서문|مقدمة|خاتمة|الخاتمة|المقدمة|הקדמה|מבוא|אפילוג|פרולוג|प्रस्तावना|भूमिका|उपसंहार)[.:]?",
            FLAGS);

    private ChapterHeads() {}

    /**
     * @param line without white space at its ends, at most {@link #LONGEST} units
     * @param mayBeginHere whether nothing says that the line only goes on with the one before
     * @param alone whether blank lines or the ends of the text surround it
     */
    static boolean isHead(String line, boolean mayBeginHere, boolean alone) {
        if (!mayBeginHere || Character.isLowerCase(line.codePointAt(0))) {
            return false;
        }
        return SAYS_SO.matcher(line).matches()
                || alone && (LOOKS_SO.matcher(line).matches() || isInCapitals(line));
    }

    /** Three letters or more, all of them capitals, and not a sentence that somebody shouts. */
    private static boolean isInCapitals(String line) {
        int last = line.codePointBefore(line.length());
        if (".!?…,;:".indexOf(last) >= 0) {
            return false;
        }
        long letters = line.codePoints().filter(Character::isLetter).count();
        long capitals = line.codePoints().filter(Character::isUpperCase).count();
        return letters >= 3 && letters == capitals;
    }
}
