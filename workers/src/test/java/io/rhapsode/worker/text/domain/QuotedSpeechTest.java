package io.rhapsode.worker.text.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotedSpeechTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "^“Stop!” he cried.^ ; ^Stop!^",
                "^\"Stop,\" he said. \"Now.\"^ ; ^Stop,Now.^",
                "^'Don't go,' she said.^ ; ^Don't go,^",
                "^‘It’s late.’^ ; ^It’s late.^",
                "^Don't say it's the dogs' fault.^ ; ^^",
                "^„Halt“, rief er.^ ; ^Halt^",
                "^»Wer da?« fragte sie.^ ; ^Wer da?^",
                "^« Quoi ? » dit-elle.^ ; ^ Quoi ? ^",
                "^”Hej på dig!” sa han.^ ; ^Hej på dig!^",
                "^「行くよ。」と言った。^ ; ^行くよ。^",
                "^“真的吗？”她问。^ ; ^真的吗？^",
                "^The so-called “lamp” burned.^ ; ^^",
                "^He called it “the longest night of the winter” and left.^ ; ^the longest night of the winter^",
                "^“This speech goes on in the next paragraph.^ ; ^This speech goes on in the next paragraph.^",
                "^— Стой! — сказал он. — Иди.^ ; ^ Стой!  Иди.^",
                "^—¿Quién es? —preguntó ella—. Di.^ ; ^¿Quién es? . Di.^",
                "^It was 5' 3\" tall.^ ; ^^",
                "^It was 3\" by 5\", no more.^ ; ^^",
                "^‘Go’, she said.^ ; ^Go^",
                "^She said ‘go’.^ ; ^^",
                "^the “four and twenty blackbird” pie^ ; ^four and twenty blackbird^",
                "^the “four and twenty blackbir” pie^ ; ^^",
                "^He began: “^ ; ^^",
                "^—^ ; ^^",
                "^  — Стой!^ ; ^ Стой!^",
                "^— Стой— сказал он^ ; ^ Стой^",
                "^— Но я—^ ; ^ Но я—^",
                "^— Vuelve entre 8–9, dijo.^ ; ^ Vuelve entre 8–9, dijo.^",
            })
    void whatIsSpokenIsCounted(String text, String spoken) {
        assertThat(QuotedSpeech.in(text, 0, text.length(), false)).isEqualTo(spoken.codePointCount(0, spoken.length()));
    }

    @Test
    void anEnDashSpeaksOnlyWhereTheLanguageLetsIt() {
        var text = "– Hej.";
        assertThat(QuotedSpeech.in(text, 0, text.length(), true)).isEqualTo(5);
        assertThat(QuotedSpeech.in(text, 0, text.length(), false)).isZero();
    }

    @Test
    void onlyTheSpanIsLookedAt() {
        var text = "“A.” “Bb.” “Ccc.”";
        assertThat(QuotedSpeech.in(text, 5, 10, false)).isEqualTo(3);
    }
}
