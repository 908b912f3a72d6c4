package io.rhapsode.gateway.facade.openai;

/** Where OpenAI's clients knock: their base URL is this. */
final class OpenAiPaths {

    static final String ROOT = "/openai/v1";

    private OpenAiPaths() {}
}
