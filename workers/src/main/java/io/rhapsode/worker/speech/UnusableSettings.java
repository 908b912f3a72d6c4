package io.rhapsode.worker.speech;

/** An entry of the configuration that can never work. The server does not start with it. */
public final class UnusableSettings extends RuntimeException {

    private final String property;
    private final String value;

    /**
     * @param property under the entry: {@code base-url}
     * @param value as configured; never a key
     * @param why a sentence for the operator
     */
    public UnusableSettings(String property, Object value, String why) {
        super(why);
        this.property = property;
        this.value = value.toString();
    }

    String property() {
        return property;
    }

    String value() {
        return value;
    }
}
