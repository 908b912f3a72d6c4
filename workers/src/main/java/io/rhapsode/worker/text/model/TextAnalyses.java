package io.rhapsode.worker.text.model;

import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.text.TextAnalysis;
import io.rhapsode.worker.text.TextAnalyzer;
import java.util.Optional;

/** Finds out what a tenant's text is like: by rules, and where the operator has configured a model and the tenant lets it be asked, with the model's judgement. */
public final class TextAnalyses {

    private final TextAnalyzer rules;
    private final Optional<AskedModel> model;

    TextAnalyses(TextAnalyzer rules, Optional<AskedModel> model) {
        this.rules = rules;
        this.model = model;
    }

    /** Where no model is asked. */
    public static TextAnalyses by(TextAnalyzer rules) {
        return new TextAnalyses(rules, Optional.empty());
    }

    /** Whether a model is asked about this tenant's texts. May block. */
    public boolean askModel(TenantId tenant) {
        return model.filter(asked -> asked.mayBeAsked(tenant)).isPresent();
    }

    /**
     * Analyses a text. Blocks, for a model's answer too.
     *
     * @param text as {@link TextAnalyzer#analyze} takes it
     */
    public TextAnalysis of(TenantId tenant, String text) {
        var counted = rules.analyze(text);
        return model.flatMap(asked -> asked.analysis(tenant, text, counted)).orElse(counted);
    }
}
