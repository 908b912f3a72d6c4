package io.rhapsode.worker.text.model;

import io.micrometer.core.instrument.MeterRegistry;
import io.rhapsode.worker.ServiceKey;
import io.rhapsode.worker.identity.ModelConsent;
import io.rhapsode.worker.identity.TenantKeys;
import io.rhapsode.worker.text.TextAnalyzer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the analysis with or without a model. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ModelSettings.class)
class ModelConfiguration {

    @Bean
    TextAnalyses textAnalyses(
            TextAnalyzer rules, ModelSettings settings, ModelConsent consent, TenantKeys keys, MeterRegistry meters) {
        return new TextAnalyses(
                rules,
                settings.key()
                        .map(key -> ServiceKey.usable(key, ModelSettings.PREFIX + ".api-key"))
                        .map(key -> new AskedModel(LanguageModel.connect(settings, key, meters), consent, keys)));
    }
}
