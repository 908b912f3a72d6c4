package io.rhapsode.worker;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** What a key has to be that services are asked with: one word, that fits into a header. Who refuses it there writes all of it into the log, and each time anew. */
public final class ServiceKey {

    /** Stands for a key where its setting is told of. */
    public static final String HIDDEN = "***";

    public static final String HAS_TO_BE = "It has to be one word: there is a line break, a blank or the like in it.";

    private static final Predicate<String> ONE_WORD = Pattern.compile("[!-~]+").asMatchPredicate();

    private ServiceKey() {}

    public static boolean isUsable(String key) {
        return ONE_WORD.test(key);
    }

    /**
     * The same key, where it is usable.
     *
     * @param setting where it is configured
     * @throws InvalidConfigurationPropertyValueException where it is not: the server does not start with it
     */
    public static String usable(String key, String setting) {
        if (!isUsable(key)) {
            throw new InvalidConfigurationPropertyValueException(setting, HIDDEN, HAS_TO_BE);
        }
        return key;
    }
}
