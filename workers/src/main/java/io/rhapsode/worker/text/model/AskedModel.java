package io.rhapsode.worker.text.model;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.text.SourceText;
import io.rhapsode.events.text.TextAnalysis;
import io.rhapsode.worker.identity.ModelConsent;
import io.rhapsode.worker.identity.TenantKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Asks a model about the beginning of a tenant's text, where the tenant lets it, and only once about the same as long as this node remembers the answer. */
final class AskedModel {

    /** Code points of a text that are sent, whatever its length. */
    static final int MOST_SENT = 2_000;

    private static final int REMEMBERED = 10_000;
    private static final Duration MEMORY = Duration.ofDays(1);
    private static final String ALGORITHM = "HmacSHA256";

    private final LanguageModel model;
    private final ModelConsent consent;
    private final TenantKeys keys;

    /** By the keyed hash of what was sent. */
    private final Cache<String, Judgement> known = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(MEMORY)
            .build();

    AskedModel(LanguageModel model, ModelConsent consent, TenantKeys keys) {
        this.model = model;
        this.consent = consent;
        this.keys = keys;
    }

    boolean mayBeAsked(TenantId tenant) {
        return consent.mayAskModel(tenant);
    }

    /**
     * @param counted what the rules say
     * @return empty where that is all there is to say
     */
    Optional<TextAnalysis> analysis(TenantId tenant, String text, TextAnalysis counted) {
        if (!mayBeAsked(tenant)) {
            return Optional.empty();
        }
        int start = firstSpeakable(text);
        int most = Math.min(MOST_SENT, text.codePointCount(start, text.length()));
        String beginning = text.substring(start, text.offsetByCodePoints(start, most));
        boolean seenWhole = start + beginning.length() == text.length();
        return judgement(tenant, beginning).map(said -> said.over(counted, model.name(), seenWhole));
    }

    private Optional<Judgement> judgement(TenantId tenant, String beginning) {
        String digest = digest(tenant, beginning);
        var remembered = Optional.ofNullable(known.getIfPresent(digest));
        if (remembered.isPresent()) {
            return remembered;
        }
        var said = model.judge(beginning);
        said.ifPresent(judgement -> known.put(digest, judgement));
        return said;
    }

    /** Where the sample that is estimated by begins too. */
    private static int firstSpeakable(String text) {
        int at = 0;
        while (at < text.length() && !SourceText.isSpeakable(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    /** Under the tenant's own key, so that nobody's text is told from another's answer. */
    private String digest(TenantId tenant, String beginning) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(keys.hmacKey(tenant), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(beginning.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
