package io.rhapsode.application.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Secrets that stand in files, as container platforms mount them: where a variable of ours has a name that ends in {@code KEY}, {@code SECRET}, {@code TOKEN} or {@code PASSWORD}, or is
 * {@code RHAPSODE_DATABASE_URL}, then the same name with {@code _FILE} behind it says in which file its value stands. Which these are is said here and nowhere else.
 */
public final class SecretFiles {

    private static final String FILE = "_FILE";

    private static final Pattern SECRET =
            Pattern.compile("RHAPSODE_(\\w*(KEY|SECRET|TOKEN|PASSWORD)|DATABASE_URL)", Pattern.CASE_INSENSITIVE);

    /** A key with all its certificates is shorter. What is larger is another file. */
    static final int LARGEST_BYTES = 64 * 1024;

    private SecretFiles() {}

    /**
     * What stands in the files that an environment names.
     *
     * @return values by the names of the variables they are for
     * @throws UnusableSecret where one cannot be had
     */
    public static Map<String, String> read(Map<String, String> environment) {
        Map<String, String> secrets = new TreeMap<>();
        environment.keySet().stream().filter(SecretFiles::namesAFile).forEach(variable -> {
            String secret = variable.substring(0, variable.length() - FILE.length());
            value(environment, secret).ifPresent(value -> secrets.put(secret, value));
        });
        return secrets;
    }

    /** Whether a variable says in which file the value of another one stands. */
    public static boolean namesAFile(String variable) {
        return variable.endsWith(FILE)
                && SECRET.matcher(variable.substring(0, variable.length() - FILE.length()))
                        .matches();
    }

    /**
     * The value of one variable, where an environment names a file for it.
     *
     * @throws UnusableSecret where it cannot be had
     */
    public static Optional<String> value(Map<String, String> environment, String variable) {
        String file = environment.getOrDefault(variable + FILE, "");
        if (file.isBlank() || !namesAFile(variable + FILE)) {
            return Optional.empty();
        }
        if (!environment.getOrDefault(variable, "").isBlank()) {
            throw new UnusableSecret(variable + " and " + variable + FILE + " are both set: remove one of them.");
        }
        return Optional.of(read(variable + FILE, file));
    }

    private static String read(String variable, String file) {
        String names = variable + " names " + file + ", which ";
        byte[] bytes;
        try (InputStream content = Files.newInputStream(Path.of(file))) {
            bytes = content.readNBytes(LARGEST_BYTES + 1);
        } catch (IOException | InvalidPathException unreadable) {
            throw new UnusableSecret(names + "cannot be read: create it, or let the server read it.");
        }
        if (bytes.length > LARGEST_BYTES) {
            throw new UnusableSecret(
                    names + "is larger than " + LARGEST_BYTES + " bytes: name the file that holds the secret alone.");
        }
        try {
            String secret = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .replaceFirst("\\r?\\n\\z", "");
            if (secret.isBlank()) {
                throw new UnusableSecret(names + "is empty: put the secret into it.");
            }
            return secret;
        } catch (CharacterCodingException noText) {
            throw new UnusableSecret(names + "is no text in UTF-8: name the file that holds the secret alone.");
        }
    }
}
