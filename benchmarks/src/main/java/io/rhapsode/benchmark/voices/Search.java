package io.rhapsode.benchmark.voices;

/** What is looked for. */
enum Search {
    ALL("limit=50"),
    LONGEST_PAGE("limit=200"),
    LANGUAGE("language=de"),
    LANGUAGE_GENDER_AND_STYLE("language=en&gender=female&style=narrative"),
    PROVIDER_AND_GENDER("provider=catalogue-3&gender=male"),
    PRICE("maxCreditsPer1kCharacters=450"),
    WORD("q=harbour"),
    TWO_WORDS("q=amelia%20velvet"),
    WORD_AND_LANGUAGE("q=radio&language=fr"),
    NUMBER_OF_FEW("q=624"),
    NOBODY("q=nobody%20at%20all");

    static final String PATH = "/api/v1/voices?";

    private final String query;

    Search(String query) {
        this.query = query;
    }

    String path() {
        return PATH + query;
    }

    boolean findsSomebody() {
        return this != NOBODY;
    }

    @Override
    public String toString() {
        return query.replace("%20", " ");
    }
}
