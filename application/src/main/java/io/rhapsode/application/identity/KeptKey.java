package io.rhapsode.application.identity;

import io.rhapsode.application.server.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A key that is made at the first start and kept in the home directory, for its owner's eyes only. */
final class KeptKey {

    private static final int KEY_BYTES = 32;
    private static final FileAttribute<?> FOR_ITS_OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final Logger log = LoggerFactory.getLogger(KeptKey.class);

    private KeptKey() {}

    /** @param prefix by which a key is recognised where it should not be, in a log or a repository */
    static String in(Path file, String prefix) throws IOException {
        if (WholeFile.isWritten(file)) {
            log.debug("the key is there");
        } else {
            WholeFile.write(file, prefix + unguessable() + "\n", FOR_ITS_OWNER);
            log.atInfo().addKeyValue("file", file).log("made a key");
        }
        return Files.readString(file).strip();
    }

    private static String unguessable() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
