package dev.millrace.app.cli;

import dev.millrace.host.Engine;
import dev.millrace.host.EngineOptions;
import dev.millrace.host.EngineProcesses;

/** Starts the engine for a command. */
final class Engines {
    private Engines() {}

    static Engine start() {
        return EngineProcesses.start(EngineOptions.defaults().withoutSpare());
    }
}
