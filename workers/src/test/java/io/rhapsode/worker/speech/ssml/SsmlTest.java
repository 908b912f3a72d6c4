package io.rhapsode.worker.speech.ssml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SsmlTest {

    @Test
    void aTextStaysTextWhateverStandsInIt() {
        String written = new Ssml()
                .within("speak")
                .within("voice")
                .with("name", "\"><evil a=\"")
                .text("</speak> & <break/>")
                .end();

        assertThat(written)
                .isEqualTo(
                        "<speak><voice name=\"&quot;&gt;&lt;evil a=&quot;\">&lt;/speak&gt; &amp; &lt;break/&gt;</voice></speak>");
    }

    @Test
    void whatXmlCannotHoldIsABlank() {
        String written = new Ssml()
                .within("speak")
                .text("a\u0000b\u001Fc\uFFFEd\uD800e\tf 😀")
                .end();

        assertThat(written).isEqualTo("<speak>a b c d e\tf 😀</speak>");
    }
}
