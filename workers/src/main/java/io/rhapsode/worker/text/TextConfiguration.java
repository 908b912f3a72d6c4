package io.rhapsode.worker.text;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the analyzer, warmed while the application starts, and the chunker. */
@Configuration(proxyBeanMethods = false)
class TextConfiguration {

    @Bean
    RuleTextAnalyzer textAnalyzer() {
        return new RuleTextAnalyzer();
    }

    /** When everything is put together and waits for the database; until then the compilers need the other core. */
    @Bean
    SmartInitializingSingleton warmTextAnalyzer(RuleTextAnalyzer analyzer) {
        return analyzer::warmInBackground;
    }

    @Bean
    Chunker chunker() {
        return new Chunker();
    }
}
