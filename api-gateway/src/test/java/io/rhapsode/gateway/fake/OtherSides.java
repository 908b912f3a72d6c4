package io.rhapsode.gateway.fake;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.Admission;
import io.rhapsode.events.generation.AdmitGeneration;
import io.rhapsode.events.generation.CancelGeneration;
import io.rhapsode.events.generation.ChunksView;
import io.rhapsode.events.generation.CountUnderWay;
import io.rhapsode.events.generation.EraseGeneration;
import io.rhapsode.events.generation.EstimateGeneration;
import io.rhapsode.events.generation.EstimateView;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.FindChunks;
import io.rhapsode.events.generation.FindGeneration;
import io.rhapsode.events.generation.FindQuote;
import io.rhapsode.events.generation.FindRouting;
import io.rhapsode.events.generation.FollowGeneration;
import io.rhapsode.events.generation.ForgetWords;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationKind;
import io.rhapsode.events.generation.GenerationPage;
import io.rhapsode.events.generation.GenerationView;
import io.rhapsode.events.generation.GiveFeedback;
import io.rhapsode.events.generation.KeepFeedbackWords;
import io.rhapsode.events.generation.KeepQuote;
import io.rhapsode.events.generation.KeepTitle;
import io.rhapsode.events.generation.ListGenerations;
import io.rhapsode.events.generation.ListenLive;
import io.rhapsode.events.generation.LivePart;
import io.rhapsode.events.generation.Plan;
import io.rhapsode.events.generation.ProgressView;
import io.rhapsode.events.generation.QuoteView;
import io.rhapsode.events.generation.RecordDownload;
import io.rhapsode.events.generation.ReportPlayback;
import io.rhapsode.events.generation.RequestGeneration;
import io.rhapsode.events.generation.RoutingView;
import io.rhapsode.events.generation.UnderWayView;
import io.rhapsode.events.identity.MetaDataKeys;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.Exclusion;
import io.rhapsode.events.speech.ExclusionReason;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.RingForSpeech;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.speech.SpeechSetting;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.text.ContentType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import reactor.core.publisher.Flux;

/** Handles what the gateway sends about generations, in memory, and remembers which commands came with which metadata; the rest is told by others. */
public final class OtherSides {

    public static final byte[] AUDIO = audio(100_000);
    public static final byte[] FIRST_MINUTE = audio(5_000);

    private final Map<GenerationId, FakeGeneration> generations = new ConcurrentHashMap<>();
    private final List<Sent> commands = new CopyOnWriteArrayList<>();
    private final List<ListenLive> listeners = new CopyOnWriteArrayList<>();
    private final List<RingForSpeech> rings = new CopyOnWriteArrayList<>();
    private final ObjectsInMemory objects;
    private final FakeProviders providers = new FakeProviders();
    private final FakeCredits credits = new FakeCredits();

    /** What becomes of a generation that has just begun. */
    private volatile Consumer<FakeGeneration> fate = generation -> {};

    private volatile long price;
    private volatile @Nullable Plan plan;
    private volatile boolean withoutTimings;
    private volatile @Nullable RuntimeException breakdown;
    private volatile @Nullable CountDownLatch gate;

    public OtherSides(ObjectsInMemory objects) {
        this.objects = objects;
    }

    public OtherSides fate(Consumer<FakeGeneration> next) {
        fate = next;
        return this;
    }

    /** From now on nobody says when a character is heard. */
    public void giveNoTimings() {
        withoutTimings = true;
    }

    /** What everything costs from now on. */
    public void price(long credits) {
        price = credits;
    }

    /** What is planned while it is admitted, from now on. */
    public void plan(Plan made) {
        plan = made;
    }

    /** Every command fails like this from now on, until null is given. */
    public void breakdown(@Nullable RuntimeException failure) {
        breakdown = failure;
    }

    /** Requests wait here from now on. */
    public CountDownLatch closeGate() {
        var closed = new CountDownLatch(1);
        gate = closed;
        return closed;
    }

    public void reset() {
        fate = generation -> {};
        breakdown = null;
        gate = null;
        price = 0;
        plan = null;
        withoutTimings = false;
        commands.clear();
        listeners.clear();
        rings.clear();
        providers.reset();
        credits.reset();
    }

    public FakeProviders providers() {
        return providers;
    }

    public FakeCredits credits() {
        return credits;
    }

    public FakeGeneration generation(String id) {
        return Objects.requireNonNull(generations.get(new GenerationId(id)));
    }

    /** With the audio in the store. */
    public void complete(FakeGeneration generation) {
        completeWhatIsSpoken(generation.goesAsFarAsTheFirstChunk());
    }

    /** The same for one that has come as far as its first chunk. */
    public void completeWhatIsSpoken(FakeGeneration generation) {
        ObjectKey key = file(generation);
        objects.put(key, AUDIO);
        generation.completes(key, AUDIO.length);
    }

    /** Done, but paid by nothing but its download. */
    public void completeUnpaid(FakeGeneration generation) {
        objects.put(ObjectKey.firstMinute(file(generation)), FIRST_MINUTE);
        generation.waitsForItsDownload();
        complete(generation);
    }

    private static ObjectKey file(FakeGeneration generation) {
        RequestGeneration request = generation.request;
        return ObjectKey.audio(
                request.tenantId(),
                request.generationId(),
                request.order().audio().format().extension());
    }

    public <C> List<C> commands(Class<C> type) {
        return commands.stream()
                .map(Sent::command)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    public List<Sent> commands() {
        return List.copyOf(commands);
    }

    public void viewLags(String id, int lookups) {
        generation(id).lag.set(lookups);
    }

    @CommandHandler
    void handle(RequestGeneration command, CommandMessage<?> message) throws InterruptedException {
        note(message);
        CountDownLatch closed = gate;
        if (closed != null && !closed.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the gate was never opened");
        }
        FakeGeneration known = generations.get(command.generationId());
        if (known != null) {
            if (!known.request.equals(command)) {
                throw new RejectedException(Rejection.ALREADY_EXISTS, "The id is taken.");
            }
            return;
        }
        var generation = new FakeGeneration(
                command, Instant.parse("2026-01-01T00:00:00Z").plusSeconds(generations.size()));
        generation.title = titles.get(command.generationId());
        generations.put(command.generationId(), generation);
        fate.accept(generation);
    }

    private final Map<GenerationId, String> titles = new ConcurrentHashMap<>();

    @CommandHandler
    void handle(KeepQuote command, CommandMessage<?> message) {
        note(message);
    }

    @CommandHandler
    void handle(KeepTitle command, CommandMessage<?> message) {
        note(message);
        titles.put(command.generationId(), command.title());
    }

    @CommandHandler
    void handle(ForgetWords command, CommandMessage<?> message) {
        note(message);
        titles.remove(command.generationId());
    }

    @CommandHandler
    void handle(KeepFeedbackWords command, CommandMessage<?> message) {
        note(message);
    }

    @CommandHandler
    void handle(GiveFeedback command, CommandMessage<?> message) {
        if (!owned(command.generationId(), message).over()) {
            throw new RejectedException(Rejection.NOT_FINISHED, "It is not finished.");
        }
        note(message);
    }

    @CommandHandler
    void handle(ReportPlayback command, CommandMessage<?> message) {
        owned(command.generationId(), message);
        note(message);
    }

    @CommandHandler
    void handle(RecordDownload command, CommandMessage<?> message) {
        FakeGeneration generation = owned(command.generationId(), message);
        if (generation.erased) {
            throw new RejectedException(Rejection.GENERATION_ERASED, "It is erased.");
        }
        note(message);
        generation.isPaid();
    }

    @CommandHandler
    void handle(CancelGeneration command, CommandMessage<?> message) {
        FakeGeneration generation = owned(command.generationId(), message);
        if (generation.over()) {
            throw new RejectedException(Rejection.ALREADY_FINISHED, "It is over.");
        }
        note(message);
        generation.isCancelled();
    }

    @CommandHandler
    void handle(EraseGeneration command, CommandMessage<?> message) {
        FakeGeneration generation = owned(command.generationId(), message);
        note(message);
        generation.erased = true;
        objects.delete(generation.request.textKey());
        if (generation.audio != null) {
            objects.delete(generation.audio.key());
        }
    }

    @QueryHandler
    QuoteView answer(FindQuote query, Message<?> message) {
        demand(query.tenant(), message);
        return commands(KeepQuote.class).stream()
                .map(kept -> kept.quote().price())
                .filter(price -> price.quoteId().equals(query.quoteId()))
                .findFirst()
                .map(price -> new QuoteView(true, price.credits()))
                .orElse(new QuoteView(false, 0));
    }

    @QueryHandler
    UnderWayView answer(CountUnderWay query, Message<?> message) {
        demand(query.tenant(), message);
        return new UnderWayView(commands(RequestGeneration.class).size());
    }

    @QueryHandler
    Admission answer(AdmitGeneration query, Message<?> message) {
        demand(query.tenant(), message);
        refuseImpossible(query.order());
        String text = objects.text(query.textKey());
        if (text.isEmpty()) {
            throw new IllegalStateException("there is no text to be admitted");
        }
        return new Admission(Integer.toHexString(text.hashCode()), 2_500, price, plan);
    }

    @QueryHandler
    EstimateView answer(EstimateGeneration query, Message<?> message) {
        demand(query.tenant(), message);
        refuseImpossible(query.order());
        String text = objects.text(query.textKey());
        return new EstimateView(
                text.codePointCount(0, text.length()),
                "c0ffee",
                "en",
                ContentType.GENERAL,
                List.of(new EstimateView.Option(
                        new ProviderId("local"),
                        new VoiceId("local:en-us"),
                        0,
                        0,
                        2,
                        1_000,
                        50,
                        List.of(SpeechSetting.STABILITY))),
                new ProviderId("local"),
                List.of(new Exclusion(new ProviderId("openai"), ExclusionReason.CIRCUIT_OPEN)));
    }

    private void refuseImpossible(SpeechOrder order) {
        if (order.timings() && withoutTimings) {
            throw new RejectedException(Rejection.NO_PROVIDER, "No configured provider gives timings.");
        }
        if (order.voice() != null && order.voice().value().endsWith(":nobody")) {
            throw new RejectedException(Rejection.VOICE_NOT_FOUND, "No configured provider has the voice.");
        }
        if ("tlh".equals(order.preferences().language())) {
            throw new RejectedException(Rejection.LANGUAGE_NOT_SUPPORTED, "No configured provider speaks tlh.");
        }
        if (new ProviderId("nowhere").equals(order.routing().preferred())) {
            throw new RejectedException(Rejection.PROVIDER_NOT_FOUND, "No such provider is configured.");
        }
        if (order.routing().excluded().contains(new ProviderId("local"))) {
            throw new RejectedException(Rejection.NO_PROVIDER, "Every provider is excluded.");
        }
        if ("none".equals(order.model())) {
            throw new RejectedException(Rejection.MODEL_NOT_FOUND, "No configured provider has the model.");
        }
    }

    @QueryHandler
    GenerationView answer(FindGeneration query, Message<?> message) {
        demand(query.tenant(), message);
        FakeGeneration generation = seen(query.tenant(), query.generationId());
        if (generation.lag.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw notFound();
        }
        return generation.view();
    }

    @QueryHandler
    GenerationPage answer(ListGenerations query, Message<?> message) {
        demand(query.tenant(), message);
        int from = query.cursor() == null ? 0 : Integer.parseInt(query.cursor());
        List<GenerationView> all = generations.values().stream()
                .filter(generation -> generation.request.tenantId().equals(query.tenant()))
                .filter(generation -> generation.request.kind() == GenerationKind.STANDARD && !generation.erased)
                .map(FakeGeneration::view)
                .filter(view -> query.status() == null || view.status() == query.status())
                .filter(view -> query.projectId() == null || query.projectId().equals(view.projectId()))
                .sorted(Comparator.comparing(GenerationView::createdAt).reversed())
                .toList();
        int to = Math.min(all.size(), from + query.limit());
        return new GenerationPage(all.subList(from, to), to < all.size() ? String.valueOf(to) : null);
    }

    @QueryHandler
    ChunksView answer(FindChunks query, Message<?> message) {
        demand(query.tenant(), message);
        seen(query.tenant(), query.generationId());
        return new ChunksView(List.of(
                new ChunksView.Chunk(0, 0, 20, 20, "synthesized", new ProviderId("local"), 1, 12L, 1_500L, null),
                new ChunksView.Chunk(1, 20, 45, 25, "pending", null, 0, null, null, null)));
    }

    @QueryHandler
    RoutingView answer(FindRouting query, Message<?> message) {
        demand(query.tenant(), message);
        seen(query.tenant(), query.generationId());
        return FakeProviders.routing();
    }

    @QueryHandler
    Flux<ProgressView> answer(FollowGeneration query, Message<?> message) {
        demand(query.tenant(), message);
        return seen(query.tenant(), query.generationId()).follow(query.after());
    }

    @QueryHandler
    Flux<LivePart> answer(ListenLive query, Message<?> message) {
        demand(query.tenant(), message);
        listeners.add(query);
        FakeGeneration generation = seen(query.tenant(), query.generationId());
        return query.whole() && generation.view().listenOnly() ? Flux.empty() : generation.listen();
    }

    /** Who has listened live, and how. */
    public List<ListenLive> listeners() {
        return listeners;
    }

    /** Nobody waits for anything here. */
    @QueryHandler
    Boolean answer(RingForSpeech query) {
        rings.add(query);
        return false;
    }

    public List<RingForSpeech> rings() {
        return rings;
    }

    private FakeGeneration seen(TenantId tenant, GenerationId id) {
        FakeGeneration generation = generations.get(id);
        if (generation == null || !generation.request.tenantId().equals(tenant)) {
            throw notFound();
        }
        return generation;
    }

    private FakeGeneration owned(GenerationId id, Message<?> message) {
        return seen(new TenantId(String.valueOf(message.getMetaData().get(MetaDataKeys.TENANT))), id);
    }

    private static RejectedException notFound() {
        return new RejectedException(Rejection.GENERATION_NOT_FOUND, "There is no such generation.");
    }

    private void note(CommandMessage<?> message) {
        commands.add(new Sent(
                message.getPayload(),
                Map.copyOf(message.getMetaData()),
                MDC.getCopyOfContextMap() == null ? Map.of() : new HashMap<>(MDC.getCopyOfContextMap()),
                Thread.currentThread().isVirtual()));
        if (breakdown != null) {
            throw breakdown;
        }
    }

    static void demand(TenantId tenant, Message<?> message) {
        if (!tenant.value().equals(message.getMetaData().get(MetaDataKeys.TENANT))) {
            throw new IllegalStateException("the metadata says another tenant");
        }
    }

    private static byte[] audio(int bytes) {
        byte[] audio = new byte[bytes];
        byte[] pattern = "rhapsode".getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes; at++) {
            audio[at] = (byte) (pattern[at % pattern.length] + at / 1000);
        }
        return audio;
    }

    /** Fails a generation as soon as it has begun. */
    public static Consumer<FakeGeneration> failing(FailureCode code) {
        return generation -> generation.goesAsFarAsTheFirstChunk().fails(code);
    }

    /** A command as it came. */
    public record Sent(Object command, Map<String, ?> metaData, Map<String, String> logged, boolean virtual) {}
}
