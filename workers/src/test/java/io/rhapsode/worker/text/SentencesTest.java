package io.rhapsode.worker.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.text.Boundary;
import io.rhapsode.worker.text.domain.Paragraph;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {

    /** Sentences are parted by a bar, which stands in front of the sentence that begins. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\u0007', textBlock = """
                    en ; It rained. |We stayed in. |Nobody came!
                    en ; Mr. Hale met Mrs. Dunn and Dr. Voss at St. Anne's. |They spoke.
                    en ; Prof. Lee vs. Capt. Roe, i.e. Two old friends, met. |It was late.
                    en ; J. R. R. Tolkien and C. S. Lewis walked. |E. Nesbit wrote.
                    en ; She left at 5 p.m. Wednesday for the U.S. Army base. |He stayed in the U.S. |They wrote.
                    en ; See fig. 3 and vol. 12, pp. 4 to 9. |Then read on.
                    en ; “Stop!” he cried. |“Why?” she asked. |Nobody moved.
                    en ; "Go home." |She went. |'Wait!' said the boy.
                    en ; Well... |He had known. |Well… |She had not. |Wait... what?
                    en ; He asked (was it wise?) and sat down. |(It was.) |All was well.
                    en ; It cost 3.50 at 12.30. |Version 2.1.4 came out. |See example.com/a?b=C now.
                    en ; *It is over.* |Then silence. |What?! |No!
                    en ; 1. First comes this. |2. Then comes that.
                    en ; He was 42. |John was older.
                    en ; hi there. |how are you? |fine! |see you e.g. tomorrow.
                    de ; Am 3. Mai kam Hr. Dr. Weiß. |Er blieb.
                    de ; Man nehme z. B. Mehl, d. h. Weizenmehl. |Dann rühre man.
                    de ; Vgl. S. 12 und Abs. 3 sowie Nr. 7. |Das genügt.
                    de ; Im 19. Jahrhundert regierte Ludwig XIV. nicht mehr. |Der 2. Weltkrieg kam später.
                    de ; „Halt!“, rief er. |„Wer da?“ fragte sie. |»Ich.« |Dann war es still.
                    de ; Er wurde 12. |Dann zog er fort.
                    fr ; « Bonjour ! » dit-il. |« Quoi ? » |Il part avec M. Roche et Mme Blanc.
                    fr ; Il habite au n. 5, chez Mgr. Paul. |C'est tout.
                    es ; ¡Hola! |¿Qué tal? |El Sr. Ruiz y la Dra. Gil llegaron. |—¿Quién es? —preguntó ella.
                    it ; Il sig. Bruni arrivò. |Dov'era la dott.ssa Verdi?
                    nl ; Dhr. de Boer kwam o.a. Maandag. |Hij bleef.
                    ru ; А. С. Пушкин жил здесь. |— Стой! — сказал он. |Она ушла.
                    ru ; Это было в г. Москве на ул. Садовой. |Он вышел.
                    pl ; Pan dr. Nowak mieszka przy ul. Długiej. |On czeka na 3. Maja.
                    cs ; Bylo to 5. Května, tj. Pátek. |On přišel.
                    el ; Τι είναι; |Δεν ξέρω. |Ο κ. Νίκος ήρθε.
                    zh ; 他走了。|“真的吗？”|她问。|是的！|我……我知道。
                    ja ; 「行くよ。」と言った。|彼は帰った。|「はい。」|彼女は笑った。
                    ko ; 비가 왔다. |"가자."라고 말했다. |우리는 걸었다.
                    ar ; هل أنت هنا؟ |نعم. |وصل د. سالم أمس.
                    he ; מה זה? |לא יודע. |הוא הלך.
                    hi ; वह आया। |डॉ. शर्मा चले गए। |क्या? |हाँ।
                    hy ; Նա եկավ։ |Նա գնաց։
                    am ; እሱ መጣ። |እሱ ሄደ።
                    my ; သူသွားသည်။ |သူလာသည်။
                    """)
    void aSentenceEndsWhereAReaderWouldEndIt(String language, String marked) {
        assertThat(sentences(language, marked.replace("|", ""))).containsExactly(marked.split("\\|"));
    }

    @Test
    void thaiIsPartedAtItsSpaces() {
        assertThat(sentences("th", "สวัสดีครับ ผมชื่อสมชาย วันนี้อากาศดี"))
                .containsExactly("สวัสดีครับ ", "ผมชื่อสมชาย ", "วันนี้อากาศดี");
    }

    @Test
    void aLineBreakInsideAParagraphEndsNothing() {
        assertThat(sentences("en", "It rained all\nday. We stayed\r\nin."))
                .containsExactly("It rained all\nday. ", "We stayed\r\nin.");
    }

    @Test
    void marksWithoutASoundGoToANeighbour() {
        assertThat(sentences("en", "... He came. ?! !!")).containsExactly("... He came. ?! !!");
        assertThat(sentences("en", "He came. — . She left.")).containsExactly("He came. ", "— . She left.");
        assertThat(sentences("en", "?! ... !")).containsExactly("?! ... !");
    }

    @Test
    void aCombiningMarkStaysWithTheSpaceItStandsOn() {
        assertThat(sentences("en", "He came. \u0301She left.")).hasSize(1);
    }

    private static List<String> sentences(String language, String text) {
        var found = new ArrayList<String>();
        new Sentences(text, language)
                .of(
                        new Paragraph(0, text.length(), false, Boundary.END),
                        (start, end, after) -> found.add(text.substring(start, end)));
        return found;
    }
}
