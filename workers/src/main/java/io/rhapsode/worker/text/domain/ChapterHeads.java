package io.rhapsode.worker.text.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which lines are the head of a chapter. A line counts if it says so ({@code Chapter 3: The Ferry}, {@code 第三章}), or, where it stands
 * alone between blank lines, if it looks so: a number, a name such as {@code Prologue}, capitals only, a Markdown heading.
 */
final class ChapterHeads {

    /** UTF-16 units of the longest line that is looked at. */
    static final int LONGEST = 100;

    /** Words that make a head with whatever number word follows, or stands before. */
    private static final Set<String> CHAPTER = words("""
            chapter kapitel kapitlet chapitre capítulo capitulo capitolo capitolul hoofdstuk kapittel kafli luku rozdział kapitola fejezet
            poglavlje poglavje глава розділ раздзел поглавље κεφάλαιο bölüm chương bab פרק अध्याय प्रकरण অধ্যায়
            """);

    /** Words that are too common for that: only a numeral, or a plain number word, makes them a head. */
    private static final Set<String> PART = words("""
            part book volume act scene canto section letter teil buch band akt aufzug szene gesang abschnitt brief partie livre tome acte
            scène chant parte libro acto escena canto livro ato cena atto scena deel boek del bok osa część księga tom část díl kniha rész
            dio knjiga часть книга том частина част μέρος βιβλίο kısım kitap phần bagian
            الفصل الباب الجزء القسم فصل باب جزء بخش חלק ספר भाग खंड
            """);

    /** Chapters that have a name in place of a number. */
    private static final Set<String> NAMES = words("""
            prologue epilogue introduction preface foreword afterword interlude conclusion appendix dedication contents acknowledgements
            acknowledgments prolog epilog vorwort nachwort einleitung anhang inhalt épilogue préface avant-propos postface prólogo epílogo
            prefacio introducción prefácio introdução prologo epilogo prefazione introduzione proloog epiloog voorwoord nawoord inleiding
            förord efterord forord etterord inledning esipuhe johdanto wstęp przedmowa posłowie úvod předmluva doslov előszó utószó пролог
            эпилог предисловие введение послесловие передмова вступ епілог πρόλογος επίλογος εισαγωγή önsöz giriş 序 序章 序言 序幕 前言
            楔子 引子 尾声 尾聲 后记 後記 跋 终章 終章 はじめに おわりに あとがき プロローグ エピローグ 프롤로그 에필로그 머리말 서문
            مقدمة خاتمة الخاتمة المقدمة הקדמה מבוא אפילוג פרולוג प्रस्तावना भूमिका उपसंहार
            """);

    private static final String NUMERAL = "(?:\\p{Nd}{1,4}|[IVXLCDM]{1,8}|\\p{Nl}+)";
    private static final String NUMBER_WORD =
            "(?iu:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|first|second|third|last"
                    + "|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|erste[rs]?|zweite[rs]?|dritte[rs]?|premi[eè]re?|deuxième|troisième|un|une|deux|trois|primera?|primero"
                    + "|segund[ao]|tercera?|terceir[ao]|prim[ao]|terz[ao]|uno|dos|tres|due|tre|перв(?:ая|ый)|втор(?:ая|ой)|трет(?:ья|ий)"
                    + "|الأول|الأولى|الثاني|الثانية|الثالث|الرابع|الخامس|اول|دوم|سوم|چهارم|پنجم)";
    private static final String MARKED_TITLE = "\\s*[.:)\\]–—-]\\s*.*";
    private static final String TITLE = "(?:" + MARKED_TITLE + "|\\s+[^.!?…;,]*)?";
    private static final String ANY_WORDS = "[\\p{L}\\p{M}]+(?:[- ][\\p{L}\\p{M}]+)?(?:\\s*[.:–—]\\s*.*)?";

    private static final Pattern BEHIND_CHAPTER = Pattern.compile(NUMERAL + TITLE + "|" + ANY_WORDS);
    private static final Pattern BEHIND_PART =
            Pattern.compile("(?:[Tt]he\\s+)?(?:" + NUMERAL + "|" + NUMBER_WORD + ")" + TITLE);
    private static final Pattern BEFORE_CHAPTER = Pattern.compile(NUMERAL + "\\.?|\\p{L}+");
    private static final Pattern BEFORE_PART = Pattern.compile(NUMERAL + "\\.?|" + NUMBER_WORD);
    private static final Pattern EASTERN =
            Pattern.compile("第\\s*[\\p{N}〇一二三四五六七八九十百千零两兩]+\\s*[章回节節卷部篇幕話话集夜](?:[\\s:：、　].*|[^。！？]{0,30})"
                    + "|제\\s*\\p{Nd}+\\s*[장부편막화권](?:[\\s:.].*)?"
                    + "|(?:บทที่|ตอนที่|ภาคที่|ບົດທີ|ជំពូកទី|အခန်း)\\s*\\S+(?:\\s.*)?");
    private static final Pattern NUMBER_ALONE = Pattern.compile("[(\\[]?" + NUMERAL + "[)\\].]?|[〇一二三四五六七八九十]{1,4}");
    private static final Pattern MARKDOWN = Pattern.compile("#{1,6}\\s+\\S.*");
    private static final Pattern SPACE = Pattern.compile("\\s+");

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
        return saysSo(line) || alone && looksSo(line);
    }

    private static boolean saysSo(String line) {
        if ("第제บตภບជအ".indexOf(line.charAt(0)) >= 0 && EASTERN.matcher(line).matches()) {
            return true;
        }
        if (line.indexOf(' ') < 0) {
            return false;
        }
        var words = SPACE.split(line, 3);
        var first = words[0].toLowerCase(Locale.ROOT);
        var behindFirst = line.substring(words[0].length()).stripLeading();
        if (CHAPTER.contains(first)) {
            return BEHIND_CHAPTER.matcher(behindFirst).matches();
        }
        if (PART.contains(first)) {
            return BEHIND_PART.matcher(behindFirst).matches();
        }
        var second = withoutMark(words[1]);
        if (words.length > 2 && second.length() == words[1].length()) {
            return false;
        }
        second = second.toLowerCase(Locale.ROOT);
        return CHAPTER.contains(second) && BEFORE_CHAPTER.matcher(words[0]).matches()
                || PART.contains(second) && BEFORE_PART.matcher(words[0]).matches();
    }

    private static boolean looksSo(String line) {
        return NAMES.contains(withoutMark(line).toLowerCase(Locale.ROOT))
                || NUMBER_ALONE.matcher(line).matches()
                || MARKDOWN.matcher(line).matches()
                || isInCapitals(line);
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

    private static String withoutMark(String word) {
        char last = word.charAt(word.length() - 1);
        return last == '.' || last == ':' ? word.substring(0, word.length() - 1) : word;
    }

    private static Set<String> words(String list) {
        return Set.copyOf(Arrays.asList(list.strip().split("\\s+")));
    }
}
