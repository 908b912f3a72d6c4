package io.rhapsode.worker.text;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the analyzer, warmed while the rest of the application starts, and the chunker. */
@Configuration(proxyBeanMethods = false)
class TextConfiguration {

    @Bean
    TextAnalyzer textAnalyzer() {
        var analyzer = new RuleTextAnalyzer();
        analyzer.warmInBackground();
        return analyzer;
    }

    @Bean
    Chunker chunker() {
        return new Chunker();
    }
}
