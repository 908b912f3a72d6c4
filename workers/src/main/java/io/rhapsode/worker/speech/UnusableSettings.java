package io.rhapsode.worker.speech;

/** An entry of the configuration that can never work. The server does not start with it. */
public final class UnusableSettings extends RuntimeException {

    private final String property;

    /**
     * @param property under the entry: {@code base-url}
     * @param why a sentence for the operator, without the value
     */
    public UnusableSettings(String property, String why) {
        super(why);
        this.property = property;
    }

    String property() {
        return property;
    }
}
