package dev.millrace.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Plays the cases of one kind of job through the engine's own classes. */
@FunctionalInterface
interface CasePlayer {
    /**
     * What came out, in the form of the cases' {@code expected}. Throws {@link UnsupportedOperationException} for an option or an
     * event that it does not know, which makes the case a failed one.
     */
    List<JsonNode> play(ConformanceCase each, Hostility hostility) throws Exception;
}
