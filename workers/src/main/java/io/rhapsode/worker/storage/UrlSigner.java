package io.rhapsode.worker.storage;

import io.rhapsode.events.storage.ObjectKey;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Links that give one object to anyone until they expire: {@code /api/v1/files/<key>?expires=<epoch second>&name=<file name>&signature=<HMAC-SHA256>}.
 *
 * <p>The signature covers key, expiry and name, so the name may be used in an answer's header once the link was verified. Whoever serves the link and whoever makes it need the same secret.
 */
public final class UrlSigner {

    /** What every link begins with. */
    public static final String PATH = "/api/v1/files/";

    /** Less would be weaker than the hash. */
    public static final int SHORTEST_SECRET_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final String EXPIRES = "expires";
    private static final String NAME = "name";
    private static final String SIGNATURE = "signature";
    private static final Set<String> PARAMETERS = Set.of(EXPIRES, NAME, SIGNATURE);

    private final SecretKeySpec secret;
    private final Clock clock;

    public UrlSigner(byte[] secret, Clock clock) {
        if (secret.length < SHORTEST_SECRET_BYTES) {
            throw new IllegalArgumentException("the secret needs at least " + SHORTEST_SECRET_BYTES + " bytes");
        }
        this.secret = new SecretKeySpec(secret, ALGORITHM);
        this.clock = clock;
    }

    URI link(ObjectKey key, String fileName, Duration validFor) {
        String expires = String.valueOf(clock.instant().plus(validFor).getEpochSecond());
        return URI.create(PATH + key + "?" + EXPIRES + "=" + expires + "&" + NAME + "="
                + URLEncoder.encode(fileName, StandardCharsets.UTF_8) + "&" + SIGNATURE + "="
                + signature(key.value(), expires, fileName));
    }

    Optional<ObjectKey> verify(URI pathAndQuery) {
        String path = pathAndQuery.getRawPath();
        if (path == null || !path.startsWith(PATH) || pathAndQuery.getRawQuery() == null) {
            return Optional.empty();
        }
        String key = path.substring(PATH.length());
        Map<String, String> query;
        try {
            query = parameters(pathAndQuery.getRawQuery());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return query.keySet().equals(PARAMETERS) && genuine(key, query)
                ? Optional.of(new ObjectKey(key))
                : Optional.empty();
    }

    private boolean genuine(String key, Map<String, String> query) {
        String expires = query.getOrDefault(EXPIRES, "");
        byte[] expected = signature(key, expires, query.getOrDefault(NAME, "")).getBytes(StandardCharsets.UTF_8);
        byte[] given = query.getOrDefault(SIGNATURE, "").getBytes(StandardCharsets.UTF_8);
        // the expiry is read only after it has proved to be ours
        return MessageDigest.isEqual(expected, given)
                && clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(expires)));
    }

    /** @throws IllegalArgumentException where one is given twice, which two readers could understand differently, or is badly encoded */
    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("a parameter without a value");
            }
            String value = URLDecoder.decode(parameter.substring(equals + 1), StandardCharsets.UTF_8);
            if (parameters.put(parameter.substring(0, equals), value) != null) {
                throw new IllegalArgumentException("a parameter twice");
            }
        }
        return parameters;
    }

    private String signature(String key, String expires, String fileName) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            // no key and no number has a line break in it, so the three parts cannot be shifted against each other
            byte[] signed = (key + "\n" + expires + "\n" + fileName).getBytes(StandardCharsets.UTF_8);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
