package io.rhapsode.worker.price;

import io.rhapsode.worker.price.domain.PriceCatalogue;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the catalogue at the start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PriceSettings.class)
class PriceConfiguration {

    @Bean
    PriceCatalogue priceCatalogue(PriceSettings settings) {
        var shipped = PriceFile.shipped();
        return settings.path()
                .map(PriceFile::configured)
                .map(own -> own.over(shipped))
                .orElse(shipped);
    }
}
