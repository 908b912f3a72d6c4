package io.rhapsode.gateway.speech;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** What a service and we know, by which it signs its hooks as Standard Webhooks describes it. Never shown. */
final class HookSecret {

    /** How old a hook may be, or how far ahead its sender's clock. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

    private final SecretKeySpec key;

    /**
     * @param written as the service gives it out: a prefix, and the key in Base64
     * @throws IllegalArgumentException where it is written otherwise
     */
    HookSecret(String written) {
        String secret = written.strip();
        if (!secret.startsWith(PREFIX)) {
            throw new IllegalArgumentException("not a secret of hooks");
        }
        this.key = new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), ALGORITHM);
    }

    /** Whether who knows the secret has sent this a moment ago. */
    boolean hasSigned(HttpHeaders headers, byte[] body, Instant now) {
        String id = headers.getFirst("webhook-id");
        String sent = headers.getFirst("webhook-timestamp");
        String signatures = headers.getFirst("webhook-signature");
        return id != null
                && signatures != null
                && isOfNow(sent, now)
                && isAmong(signatures, signature(id + "." + sent + ".", body));
    }

    private static boolean isOfNow(@Nullable String sent, Instant now) {
        return sent != null
                && SECONDS.matcher(sent).matches()
                && Math.abs(now.getEpochSecond() - Long.parseLong(sent)) <= TOLERANCE.toSeconds();
    }

    /** Several stand there while a service changes its secret. */
    private static boolean isAmong(String signatures, byte[] expected) {
        boolean found = false;
        for (String signature : signatures.split(" ", -1)) {
            found |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
        }
        return found;
    }

    private byte[] signature(String before, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(before.getBytes(StandardCharsets.UTF_8));
            return (VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body))).getBytes(StandardCharsets.UTF_8);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing); // every Java has it
        }
    }
}
