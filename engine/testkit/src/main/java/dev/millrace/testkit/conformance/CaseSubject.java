package dev.millrace.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.functions.KeySelector;
import dev.millrace.operators.KeyedBroadcastProcessOperator;
import dev.millrace.operators.KeyedCoProcessOperator;
import dev.millrace.operators.KeyedProcessOperator;
import dev.millrace.operators.TaggedUnion;
import dev.millrace.runtime.OperatorFactory;
import dev.millrace.state.StateTtlConfig;
import dev.millrace.testkit.conformance.CaseWindows.Reading;
import dev.millrace.testkit.conformance.CommandFunction.Commands;
import dev.millrace.types.Types;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of case is about: the operator, how an event becomes one of its elements, and whether it has a clock for each of
 * two inputs.
 */
record CaseSubject(
        Function<JsonNode, OperatorFactory> operator,
        Function<JsonNode, Object> element,
        KeySelector<Object, String> key,
        boolean twoClocks) {
    private static final Set<String> COMMAND_OPTIONS = Set.of("op", "ttl", "maxParallelism", "parallelism");

    static CaseSubject of(String op) {
        return switch (op) {
            case "process" -> commands(CaseSubject::process, false);
            case "coprocess" -> commands(CaseSubject::coProcess, true);
            case "broadcast" -> commands(CaseSubject::broadcast, true);
            case "interval-join" ->
                new CaseSubject(CaseJoins::interval, CaseSubject::reading, each -> ((Reading) each).key(), true);
            case "join", "cogroup" ->
                new CaseSubject(CaseJoins::window, CaseSubject::tagged, CaseSubject::taggedKey, false);
            default ->
                new CaseSubject(CaseWindows::factory, CaseSubject::reading, each -> ((Reading) each).key(), false);
        };
    }

    private static CaseSubject commands(Function<JsonNode, OperatorFactory> operator, boolean twoClocks) {
        return new CaseSubject(
                operator,
                event -> new Commands(
                        event.path("key").asText(), event.path("value").asText()),
                each -> ((Commands) each).key(),
                twoClocks);
    }

    private static @Nullable StateTtlConfig ttl(JsonNode job) {
        CaseWindows.checkOptions(job, COMMAND_OPTIONS);
        return CaseTtl.of(job);
    }

    private static OperatorFactory process(JsonNode job) {
        StateTtlConfig ttl = ttl(job);
        return () -> new KeyedProcessOperator<>(new CommandFunction(ttl), Commands::key, Types.STRING);
    }

    private static OperatorFactory coProcess(JsonNode job) {
        StateTtlConfig ttl = ttl(job);
        return () ->
                new KeyedCoProcessOperator<>(new CoCommandFunction(ttl), Commands::key, Commands::key, Types.STRING);
    }

    private static OperatorFactory broadcast(JsonNode job) {
        StateTtlConfig ttl = ttl(job);
        return () -> new KeyedBroadcastProcessOperator<>(
                new BroadcastCommandFunction(ttl),
                Commands::key,
                Types.STRING,
                Set.of(BroadcastCommandFunction.RULES.getName()));
    }

    private static Reading reading(JsonNode event) {
        return new Reading(event.path("key").asText(), event.path("value").asLong());
    }

    @SuppressWarnings("unchecked") // made by the method below
    private static String taggedKey(Object union) throws Exception {
        return CaseJoins.key((TaggedUnion<Reading, Reading>) union);
    }

    private static Object tagged(JsonNode event) {
        return event.path("ch").asInt(0) == 0 ? TaggedUnion.first(reading(event)) : TaggedUnion.second(reading(event));
    }
}
