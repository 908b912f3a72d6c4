package io.rhapsode.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhapsode.events.storage.ObjectKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A link gives one object, under one name, for a while. */
class UrlSignerTest {

    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final ObjectKey KEY = new ObjectKey("audio/ten_a/gen_1.mp3");

    private final UrlSigner signer = at(NOW);

    private static UrlSigner at(Instant now) {
        return new UrlSigner(SECRET, Clock.fixed(now, ZoneOffset.UTC));
    }

    private URI link() {
        return signer.link(KEY, "Iliad 1.mp3", Duration.ofMinutes(5));
    }

    @Test
    void aLinkLeadsToItsKey() {
        assertThat(link().toString())
                .startsWith("/api/v1/files/audio/ten_a/gen_1.mp3?expires=1777637100&name=Iliad+1.mp3&signature=");
        assertThat(signer.verify(link())).contains(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a&b=c", "Ζεύς \"1\"\r\nX: y", "100 %", "a+b", "signature=x"})
    void anyNameCanBeCarried(String name) {
        assertThat(signer.verify(signer.link(KEY, name, Duration.ofMinutes(5)))).contains(KEY);
    }

    @Test
    void aLinkExpires() {
        assertThat(at(NOW.plusSeconds(299)).verify(link())).contains(KEY);
        assertThat(at(NOW.plusSeconds(300)).verify(link())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "gen_1.mp3, gen_2.mp3",
        "expires=1777637100, expires=1777637101",
        "Iliad, Odyssey",
        "/api/v1/files/, /api/v1/",
        "signature=, signature=A",
        "&name=Iliad+1.mp3, ''",
        "expires=, expires=0",
        "?expires, ?expires=1777637100&expires",
        "&name, &name=other&name",
        "&signature, &more=1&signature",
        "expires=1777637100, expires=soon",
        "name=Iliad, name=%zz",
        "gen_1.mp3?, ../gen_1.mp3?"
    })
    void aLinkThatWasTouchedIsWorthless(String part, String replacement) {
        String touched = link().toString().replace(part, replacement);

        assertThat(touched).isNotEqualTo(link().toString());
        URI uri;
        try {
            uri = URI.create(touched);
        } catch (IllegalArgumentException e) {
            return; // never gets as far as that
        }
        assertThat(signer.verify(uri)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/files/audio/ten_a/gen_1.mp3",
                "/",
                "mailto:a@b.example",
                "/api/v1/files/?expires=1&name=&signature="
            })
    void whatIsNoLinkIsWorthless(String uri) {
        assertThat(signer.verify(URI.create(uri))).isEmpty();
    }

    @Test
    void anotherSecretMakesOtherLinks() {
        byte[] other = SECRET.clone();
        other[0]++;

        assertThat(new UrlSigner(other, Clock.fixed(NOW, ZoneOffset.UTC)).verify(link()))
                .isEmpty();
    }

    @Test
    void aShortSecretIsRefused() {
        assertThatThrownBy(() -> new UrlSigner(new byte[31], Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
