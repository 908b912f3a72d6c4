package io.rhapsode.gateway.security;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A key as the caller sent it, not looked at yet. */
final class ShownKey extends AbstractAuthenticationToken {

    private static final String SCHEME = "Bearer ";

    private final String key;

    private ShownKey(String key) {
        super(List.of());
        this.key = key;
    }

    /** {@code Authorization: Bearer …}, {@code X-API-Key: …}, or {@code xi-api-key: …}, as ElevenLabs' clients send it. */
    static Optional<ShownKey> in(HttpHeaders headers) {
        String authorization = headers.getFirst(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.of(
                    new ShownKey(authorization.substring(SCHEME.length()).strip()));
        }
        return Stream.of("X-API-Key", "xi-api-key")
                .flatMap(name -> Stream.ofNullable(headers.getFirst(name)))
                .findFirst()
                .map(key -> new ShownKey(key.strip()));
    }

    @Override
    public String getCredentials() {
        return key;
    }

    @Override
    public String getPrincipal() {
        return "";
    }
}
