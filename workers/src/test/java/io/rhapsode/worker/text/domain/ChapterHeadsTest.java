package io.rhapsode.worker.text.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChapterHeadsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Chapter 1",
                "CHAPTER ONE",
                "Chapter Twenty-One",
                "Chapter 3: The Ferry",
                "CHAPTER IV. The ferry comes back.",
                "Chapter 7 The Ferry",
                "Part II",
                "Part the First",
                "BOOK THREE",
                "Erster Teil",
                "Scene 4",
                "Kapitel 3",
                "3. Kapitel",
                "Erstes Kapitel",
                "Viertes Kapitel: Die Fähre",
                "Teil 2",
                "Chapitre premier",
                "Chapitre IX — Le bac",
                "Première partie",
                "Capítulo 5",
                "Capitolo secondo",
                "Hoofdstuk 12",
                "Rozdział piąty",
                "Kapitola 8",
                "Глава первая",
                "Часть вторая",
                "Розділ 4",
                "Κεφάλαιο 2",
                "Bölüm 3",
                "Birinci Bölüm",
                "BİRİNCİ BÖLÜM",
                "Chương 6",
                "5. fejezet",
                "Luku 9",
                "第三章",
                "第12回 夜の渡し",
                "第一部：河",
                "제1장",
                "제 12 장 나루터",
                "บทที่ 4",
                "บทที่๔",
                "الفصل الأول",
                "الفصل 3",
                "פרק א",
                "פרק 12",
                "अध्याय ३",
                "अध्याय पहला"
            })
    void aLineThatSaysSoIsAHead(String line) {
        assertThat(ChapterHeads.isHead(line, true, false)).isTrue();
        assertThat(ChapterHeads.isHead(line, false, false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IV",
                "12",
                "(3)",
                "7.",
                "三",
                "Prologue",
                "EPILOGUE",
                "Vorwort.",
                "Épilogue",
                "Введение",
                "序章",
                "あとがき",
                "# The Ferry",
                "### Notes",
                "THE FERRY COMES BACK",
                "ПАРОМ",
                "FIN"
            })
    void aLineThatStandsAloneNeedsOnlyToLookLikeOne(String line) {
        assertThat(ChapterHeads.isHead(line, true, true)).isTrue();
        assertThat(ChapterHeads.isHead(line, true, false)).isFalse();
    }

    /** The dotted capital İ becomes two characters in small letters. */
    @Test
    void aWordThatIsLongerInSmallLettersHurtsNobody() {
        assertThat(ChapterHeads.isHead("İYİLİK 1", true, false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "He came home.",
                "Chapter 12 was the one he liked best.",
                "chapter and verse",
                "Part of the crew stayed.",
                "Book now",
                "Act now!",
                "Part time",
                "He read Chapter 3 twice",
                "The last chapter of it was lost",
                "STOP!",
                "OK",
                "A",
                "1999 was a good year",
                "— Да.",
                "* * *",
                "#hashtag",
                "第三章はとても長いので、彼は途中で読むのをやめてしまった。",
                "第一",
                "الباب مفتوح",
                "Canto la vida",
                "Tak"
            })
    void anythingElseIsNot(String line) {
        assertThat(ChapterHeads.isHead(line, true, true)).isFalse();
    }
}
