package io.rhapsode.application.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server says of itself. */
class ServerTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, http://127.0.0.1:8080",
        "192.0.2.7, http://192.0.2.7:8080",
        "0.0.0.0, http://127.0.0.1:8080",
        "::, http://127.0.0.1:8080",
        "::1, http://[::1]:8080",
        "[::1], http://[::1]:8080",
        "localhost, http://localhost:8080"
    })
    void itsAddressIsOneThatCanBeAsked(String listensOn, String url) {
        assertThat(Server.url(listensOn, "8080")).isEqualTo(url);
        assertThat(URI.create(url).getPort()).isEqualTo(8080);
    }
}
