package dev.millrace.runtime;

import dev.millrace.time.InputClock;
import dev.millrace.trace.ChannelId;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Tracer;
import dev.millrace.types.TypeInformation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The receiving ends of a subtask's channels: fair selection, watermark minimum, blocking for alignment. */
final class InputGate {
    private final SubtaskId subtask;
    private final @Nullable Tracer tracer;
    private final Channel[] channels;
    private final int[] inputs;
    private final boolean[] keyed;
    /** The channels that close a loop. */
    private final BitSet feedback = new BitSet();

    private final ElementText[] texts;
    private final long[] sequences;
    private final boolean[] blocked;
    private final boolean[] ended;
    private final InputClock clock;
    private final List<@Nullable TypeInformation<?>> types = new ArrayList<>();
    /** By channel, what the trace counts the barriers as that were taken in front of others. */
    private final List<Set<Long>> early = new ArrayList<>();

    private @Nullable InFlightLog log;
    private int selected = -1;
    private int endedCount;

    /** One channel, the operator input that it feeds, whether its records travel by key, how its elements read in the trace, and their type where it is known, and whether it closes a loop. */
    record Feed(
            Channel channel,
            int input,
            boolean keyed,
            ElementText text,
            @Nullable TypeInformation<?> type,
            boolean feedback) {}

    InputGate(SubtaskId subtask, List<Feed> feeds, @Nullable Tracer tracer) {
        this.subtask = subtask;
        this.tracer = tracer;
        this.channels = feeds.stream().map(Feed::channel).toArray(Channel[]::new);
        this.inputs = feeds.stream().mapToInt(Feed::input).toArray();
        this.texts = feeds.stream().map(Feed::text).toArray(ElementText[]::new);
        this.keyed = new boolean[channels.length];
        for (int channel = 0; channel < channels.length; channel++) {
            keyed[channel] = feeds.get(channel).keyed();
        }
        this.sequences = new long[channels.length];
        this.blocked = new boolean[channels.length];
        this.ended = new boolean[channels.length];
        this.clock = new InputClock(inputs);
        for (int channel = 0; channel < channels.length; channel++) {
            if (feeds.get(channel).feedback()) {
                feedback.set(channel);
                clock.status(channel, true);
            }
        }
        feeds.forEach(feed -> types.add(feed.type()));
        feeds.forEach(feed -> early.add(new HashSet<>()));
    }

    int size() {
        return channels.length;
    }

    /** Selects the next channel that has an element and is not blocked, in turn; its payload, or null if there is none. */
    @Nullable
    Object select() {
        return select(false);
    }

    /** The same among the channels that close a loop. */
    @Nullable
    Object selectFeedback() {
        return select(true);
    }

    private @Nullable Object select(boolean feedbackOnly) {
        int candidate = selected;
        for (int tried = 0; tried < channels.length; tried++) {
            candidate = candidate + 1 >= channels.length ? 0 : candidate + 1;
            if (!blocked[candidate] && (!feedbackOnly || feedback.get(candidate))) {
                Object payload = channels[candidate].peek();
                if (payload != null) {
                    selected = candidate;
                    return payload;
                }
            }
        }
        return null;
    }

    /** Takes the selected element out of its channel and reports it; its stamp. */
    long take(Object payload) {
        Channel channel = channels[selected];
        long stamp = channel.stamp();
        channel.remove();
        if (log != null) {
            log.taken(selected, payload, stamp);
        }
        if (tracer != null) {
            tracer.report(texts[selected].received(subtask, channel.id(), nextSequence(selected), payload, stamp));
        }
        return stamp;
    }

    private long nextSequence(int channel) {
        while (early.get(channel).remove(sequences[channel])) {
            sequences[channel]++;
        }
        return sequences[channel]++;
    }

    // ---- barriers that overtake, and what they overtake ----------------------------------------------------------

    /** The first channel in which a barrier has arrived in front of the others, or its announcement; -1 for none. */
    int overtaken() {
        for (int channel = 0; channel < channels.length; channel++) {
            if (channels[channel].overtaking() != null) {
                return channel;
            }
        }
        return -1;
    }

    /** Takes the channel's first barrier that has overtaken and reports it, or takes the announcement of one. */
    Channel.Overtaking takeOvertaking(int channel) {
        Channel.Overtaking first = Objects.requireNonNull(channels[channel].overtaking());
        channels[channel].removeOvertaking();
        if (tracer != null && !first.isAnnouncement()) {
            early.get(channel).add(first.sequence());
            tracer.report(
                    texts[channel].received(subtask, channels[channel].id(), first.sequence(), first.barrier(), 0));
        }
        return first;
    }

    /** Has {@code newLog} told of every element that is taken; null = nobody. */
    void log(@Nullable InFlightLog newLog) {
        log = newLog;
    }

    void inspect(int channel, long position, Channel.Inspector inspector) {
        channels[channel].inspect(position, inspector);
    }

    ChannelId channel(int channel) {
        return channels[channel].id();
    }

    /** Type of the records in the channel; throws where records in flight are not kept in this job. */
    TypeInformation<?> type(int channel) {
        return Objects.requireNonNull(types.get(channel));
    }

    int selected() {
        return selected;
    }

    /** Whether the records of the selected channel travel by key. */
    boolean isKeyed() {
        return keyed[selected];
    }

    /** Whether any channel's do. */
    boolean hasKeyed() {
        for (boolean each : keyed) {
            if (each) {
                return true;
            }
        }
        return false;
    }

    /** The operator input that a record feeds which was held back; reports that it is its turn. */
    int release(HeldBack.Element element) {
        if (tracer != null) {
            tracer.report(texts[element.channel()].taken(
                    subtask, channels[element.channel()].id(), element.value(), element.timestamp()));
        }
        return inputs[element.channel()];
    }

    /** The operator input that the selected channel feeds. */
    int selectedInput() {
        return inputs[selected];
    }

    /** Event time, as all channels together tell it. */
    InputClock clock() {
        return clock;
    }

    /** Notes the watermark of the selected channel. */
    void mergeWatermark(long watermark) {
        clock.watermark(selected, watermark);
    }

    /** Notes whether the selected channel brings watermarks. */
    void mergeStatus(boolean idle) {
        clock.status(selected, idle);
    }

    /** Notes the end of the selected channel's input; true when all channels have ended, those that close a loop aside. */
    boolean mergeEnd() {
        if (isFeedback()) {
            return false;
        }
        if (!ended[selected]) {
            ended[selected] = true;
            endedCount++;
        }
        return endedCount == channels.length - feedback.cardinality();
    }

    /** Whether the selected channel closes a loop. */
    boolean isFeedback() {
        return feedback.get(selected);
    }

    /** The channels that close a loop. */
    BitSet feedback() {
        return feedback;
    }

    void block(int channel, long checkpoint) {
        blocked[channel] = true;
        if (tracer != null) {
            tracer.report(new TraceEvent.ChannelBlocked(subtask, channels[channel].id(), checkpoint));
        }
    }

    void unblock(int channel, long checkpoint) {
        if (blocked[channel]) {
            blocked[channel] = false;
            if (tracer != null) {
                tracer.report(new TraceEvent.ChannelUnblocked(subtask, channels[channel].id(), checkpoint));
            }
        }
    }
}
