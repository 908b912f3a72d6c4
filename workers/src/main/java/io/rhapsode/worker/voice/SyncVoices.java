package io.rhapsode.worker.voice;

import io.rhapsode.events.identity.ActorId;
import io.rhapsode.events.identity.MetaDataKeys;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.speech.VoiceTraits;
import io.rhapsode.events.voice.CataloguePage;
import io.rhapsode.events.voice.KeepVoiceLabels;
import io.rhapsode.events.voice.LibraryVoiceId;
import io.rhapsode.events.voice.ReadCatalogue;
import io.rhapsode.events.voice.VoiceProfile;
import io.rhapsode.worker.group.Units;
import io.rhapsode.worker.queue.CommandSender;
import io.rhapsode.worker.queue.Commands;
import io.rhapsode.worker.queue.RecurringWork;
import io.rhapsode.worker.speech.Speaker;
import io.rhapsode.worker.speech.SpeechProviders;
import io.rhapsode.worker.speech.Voice;
import io.rhapsode.worker.voice.domain.Accents;
import io.rhapsode.worker.voice.domain.Catalogue;
import io.rhapsode.worker.voice.domain.CatalogueChanges;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the providers for their voices, and has recorded what has changed. */
final class SyncVoices implements RecurringWork {

    private static final Logger LOG = LoggerFactory.getLogger(SyncVoices.class);

    /** Commands in one transaction: few enough that nobody waits long for the log, many enough that a new catalogue of thousands is in it at once. */
    private static final int BATCH = 200;

    private static final int MAX_LABEL = 200;
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    private final SpeechProviders providers;
    private final QueryGateway queries;
    private final TransactionManager transactions;
    private final Commands commands;
    private final VoiceSettings settings;

    SyncVoices(
            SpeechProviders providers,
            QueryGateway queries,
            TransactionManager transactions,
            CommandSender sender,
            VoiceSettings settings) {
        this.providers = providers;
        this.queries = queries;
        this.transactions = transactions;
        // of no tenant: a catalogue is nobody's
        this.commands = new Commands(sender, Map.of(MetaDataKeys.ACTOR, ActorId.SYSTEM.value()));
        this.settings = settings;
    }

    @Override
    public String name() {
        return "SyncVoices";
    }

    @Override
    public Duration every() {
        return settings.every();
    }

    @Override
    public void perform() throws Exception {
        var catalogues = providers.all().stream()
                .filter(SpeechProviders.Configured::enabled)
                .map(provider -> catalogue(provider.speaker()))
                .toList();
        var changes = CatalogueChanges.between(known(), catalogues);
        // words before the events they belong to
        inBatches(changes.labels(), labels -> commands.send(new KeepVoiceLabels(labels)));
        inBatches(changes.listed(), listed -> listed.forEach(commands::send));
        inBatches(changes.withdrawn(), withdrawn -> withdrawn.forEach(commands::send));
        if (!changes.listed().isEmpty() || !changes.withdrawn().isEmpty()) {
            LOG.atInfo()
                    .addKeyValue("listed", changes.listed().size())
                    .addKeyValue("withdrawn", changes.withdrawn().size())
                    .log("the catalogues of the providers have changed");
        }
    }

    private List<CataloguePage.Entry> known() throws Exception {
        List<CataloguePage.Entry> known = new ArrayList<>();
        CataloguePage page = page("");
        known.addAll(page.voices());
        while (page.voices().size() == ReadCatalogue.PAGE) {
            page = page(LibraryVoiceId.of(page.voices().getLast().voice()).value());
            known.addAll(page.voices());
        }
        return known;
    }

    private CataloguePage page(String after) throws Exception {
        return queries.query(new ReadCatalogue(after), CataloguePage.class)
                .get(ANSWER_LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    private <T> void inBatches(List<T> all, Consumer<List<T>> send) {
        for (int from = 0; from < all.size(); from += BATCH) {
            var batch = all.subList(from, Math.min(all.size(), from + BATCH));
            Units.inOne(transactions, "voices", () -> send.accept(batch));
        }
    }

    private static Catalogue catalogue(Speaker speaker) {
        return new Catalogue(
                speaker.id(),
                speaker.voices().stream().map(voice -> offer(speaker, voice)).toList());
    }

    private static Catalogue.Offer offer(Speaker speaker, Voice voice) {
        var languages = voice.languages().isEmpty() ? speaker.capabilities().languages() : voice.languages();
        var traits = voice.traits();
        var profile = new VoiceProfile(
                languages,
                voice.gender(),
                new VoiceTraits(Accents.of(traits.accent()).orElse(null), traits.age(), traits.style()));
        String label = voice.label().strip();
        return new Catalogue.Offer(
                VoiceId.of(speaker.id(), voice.name()),
                profile,
                label.substring(
                        0, label.offsetByCodePoints(0, Math.min(MAX_LABEL, label.codePointCount(0, label.length())))));
    }
}
