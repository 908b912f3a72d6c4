package io.rhapsode.worker.voice.domain;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.voice.CataloguePage;
import io.rhapsode.events.voice.KeepVoiceLabels;
import io.rhapsode.events.voice.LibraryVoiceId;
import io.rhapsode.events.voice.ListVoice;
import io.rhapsode.events.voice.WithdrawVoice;
import io.rhapsode.events.voice.WithdrawalReason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the library does not know yet. Nothing where nothing has changed, however many voices there are.
 *
 * @param listed new, changed, or back; what a provider prefers comes last, so that a list with the newest first begins with it
 * @param withdrawn cannot be had any more
 * @param labels that are new or others than before
 */
public record CatalogueChanges(
        List<ListVoice> listed, List<WithdrawVoice> withdrawn, List<KeepVoiceLabels.Label> labels) {

    public CatalogueChanges {
        listed = List.copyOf(listed);
        withdrawn = List.copyOf(withdrawn);
        labels = List.copyOf(labels);
    }

    /**
     * Compares.
     *
     * @param known all that the library knows
     * @param catalogues of all providers that are switched on
     */
    public static CatalogueChanges between(Collection<CataloguePage.Entry> known, List<Catalogue> catalogues) {
        Map<VoiceId, CataloguePage.Entry> library =
                known.stream().collect(Collectors.toMap(CataloguePage.Entry::voice, Function.identity()));
        List<ListVoice> listed = new ArrayList<>();
        List<KeepVoiceLabels.Label> labels = new ArrayList<>();
        Set<VoiceId> offered = new HashSet<>();
        for (var catalogue : catalogues) {
            for (var offer : catalogue.offers()) {
                if (offered.add(offer.voice())) {
                    var entry = library.get(offer.voice());
                    if (isNews(offer, entry)) {
                        listed.add(new ListVoice(catalogue.provider(), offer.voice(), offer.profile()));
                    }
                    if (entry == null || !offer.label().equals(entry.label())) {
                        labels.add(new KeepVoiceLabels.Label(LibraryVoiceId.of(offer.voice()), offer.label()));
                    }
                }
            }
        }
        Collections.reverse(listed);
        return new CatalogueChanges(listed, withdrawn(known, catalogues, offered), labels);
    }

    private static boolean isNews(Catalogue.Offer offer, CataloguePage.@Nullable Entry entry) {
        return entry == null || !entry.available() || !entry.profile().equals(offer.profile());
    }

    private static List<WithdrawVoice> withdrawn(
            Collection<CataloguePage.Entry> known, List<Catalogue> catalogues, Set<VoiceId> offered) {
        Map<ProviderId, Catalogue> on = new HashMap<>();
        catalogues.forEach(catalogue -> on.put(catalogue.provider(), catalogue));
        return known.stream()
                .filter(entry -> entry.available() && !offered.contains(entry.voice()))
                .flatMap(entry -> reason(on.get(entry.provider()))
                        .map(reason -> new WithdrawVoice(LibraryVoiceId.of(entry.voice()), reason))
                        .stream())
                .toList();
    }

    /** Empty where its provider could not be asked. */
    private static Optional<WithdrawalReason> reason(@Nullable Catalogue catalogue) {
        if (catalogue == null) {
            return Optional.of(WithdrawalReason.PROVIDER_OFF);
        }
        return catalogue.offers().isEmpty() ? Optional.empty() : Optional.of(WithdrawalReason.NOT_OFFERED);
    }
}
