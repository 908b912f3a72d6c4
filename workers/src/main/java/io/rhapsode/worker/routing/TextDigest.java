package io.rhapsode.worker.routing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keyed hash of a text, taken while it is read: equal texts of one tenant have the same, and nobody without the key can tell a text by it. For one text. */
final class TextDigest {

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    TextDigest(byte[] hmacKey) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(hmacKey, ALGORITHM));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    InputStream of(InputStream text) {
        return new Read(text);
    }

    /** Once, at the end. */
    byte[] value() {
        return mac.doFinal();
    }

    private final class Read extends FilterInputStream {

        Read(InputStream text) {
            super(text);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            if (read >= 0) {
                mac.update((byte) read);
            }
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read > 0) {
                mac.update(buffer, offset, read);
            }
            return read;
        }
    }
}
