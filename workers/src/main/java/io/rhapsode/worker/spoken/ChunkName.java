package io.rhapsode.worker.spoken;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectKind;
import io.rhapsode.worker.speech.SpeechRequest;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names the audio of a chunk: a keyed hash of the complete request to the provider and of the take. The first take is shared by all generations of a tenant;
 * a further one belongs to its generation, so that it is really new.
 */
public final class ChunkName {

    private static final int FIRST_TAKE = 1;
    private static final String ALGORITHM = "HmacSHA256";
    private static final String TIMED = "timed";

    private final TenantId tenant;
    private final SecretKeySpec key;
    private final String take;

    /** @param hmacKey the tenant's */
    public ChunkName(TenantId tenant, byte[] hmacKey, GenerationId generation, int take) {
        this.tenant = tenant;
        this.key = new SecretKeySpec(hmacKey, ALGORITHM);
        this.take = take == FIRST_TAKE ? "" : generation + "#" + take;
    }

    public ObjectKey of(ProviderId provider, SpeechRequest request) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            String digest = HexFormat.of().formatHex(mac.doFinal(written(provider, request)));
            return ObjectKey.of(tenant, ObjectKind.SPOKEN, digest + ".wav");
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Every field with its length before it, so that no two requests are written alike. */
    private byte[] written(ProviderId provider, SpeechRequest request) {
        var bytes = new ByteArrayOutputStream();
        SpeechSettings settings = request.settings();
        try (var out = new DataOutputStream(bytes)) {
            write(out, provider.value());
            write(out, request.voice());
            write(out, request.model() == null ? "" : request.model());
            write(out, request.language());
            write(out, settings.emotion());
            out.writeDouble(settings.speed());
            out.writeDouble(settings.pitch());
            out.writeDouble(settings.stability());
            out.writeDouble(settings.similarity());
            out.writeDouble(settings.style());
            out.writeDouble(settings.volume());
            write(out, take);
            write(out, request.text());
            if (!request.before().isEmpty() || !request.after().isEmpty()) {
                write(out, request.before());
                write(out, request.after());
            }
            if (request.timed()) {
                write(out, TIMED); // one string more, so that neither is taken for the other
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }
}
