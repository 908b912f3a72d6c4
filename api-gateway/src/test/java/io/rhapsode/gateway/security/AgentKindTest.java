package io.rhapsode.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentKindTest {

    @ParameterizedTest
    @CsvSource({
        "'Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0', browser",
        "curl/8.5.0, cli",
        "rhapsode/0.1, cli",
        "OpenAI/JS 7.55.0, sdk",
        "python-requests/2.32, sdk",
        "Java-http-client/25, sdk",
        "Somebody, other",
        ", other",
    })
    void aProgramIsKnownByItsKindOnly(String userAgent, String kind) {
        assertThat(AgentKind.of(userAgent)).isEqualTo(kind);
    }
}
