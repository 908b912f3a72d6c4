package io.rhapsode.worker.text;

/**
 * The language a text seems to be in.
 *
 * @param tag BCP 47, the language subtag alone; {@code und} where nothing can be said
 * @param confidence 0 to 1
 */
record Language(String tag, double confidence) {

    static final Language UNDETERMINED = new Language("und", 0);
}
