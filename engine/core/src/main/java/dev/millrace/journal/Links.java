package dev.millrace.journal;

import dev.millrace.trace.ChannelId;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Two links of each event: to the other end of its channel, and to the event in its subtask that it is a consequence of.
 * Found while the journal grows, with memory for what is in flight. Written by the journal's one writer; a reader asks
 * only for positions below a size that it has seen.
 */
final class Links {
    /** Sent and not yet received. */
    private record InFlight(long sequence, int position) {}

    private final Map<ChannelId, Deque<InFlight>> inFlight = new HashMap<>();
    private final Map<SubtaskId, TriggerStack> triggers = new HashMap<>();
    private volatile int[] peers = new int[64];
    private volatile int[] causes = new int[64];

    /** Adds the event at the next position. */
    void add(int position, TraceEvent event) {
        if (position == peers.length) {
            peers = Arrays.copyOf(peers, position * 2);
            causes = Arrays.copyOf(causes, position * 2);
        }
        peers[position] = -1;
        causes[position] = event instanceof TraceEvent.OfSubtask own
                ? triggers.computeIfAbsent(own.subtask(), subtask -> new TriggerStack())
                        .put(position, event)
                : -1;
        if (event instanceof TraceEvent.Sent sent) {
            send(sent, position);
        } else if (event instanceof TraceEvent.Received received) {
            receive(received, position);
        }
    }

    int peer(int position) {
        return peers[position];
    }

    int trigger(int position) {
        return causes[position];
    }

    private void send(TraceEvent.Sent sent, int position) {
        Deque<InFlight> channel = inFlight.computeIfAbsent(sent.channel(), id -> new ArrayDeque<>());
        // A channel of a new attempt counts from 0 again; what was in the old one is lost.
        if (!channel.isEmpty() && channel.getLast().sequence() >= sent.sequence()) {
            channel.clear();
        }
        channel.add(new InFlight(sent.sequence(), position));
    }

    private void receive(TraceEvent.Received received, int position) {
        Deque<InFlight> channel = inFlight.getOrDefault(received.channel(), new ArrayDeque<>());
        for (InFlight element : channel) {
            if (element.sequence() == received.sequence()) {
                peers[position] = element.position();
                peers[element.position()] = position;
                channel.remove(element);
                return;
            }
        }
    }
}
