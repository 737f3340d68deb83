package dev.millrace.app.shell;

/** What the window's header offers. FX thread. */
interface WindowCommands {
    /** Shows the sheet of all keys. */
    void showKeys();

    /** Asks for a file and writes the window there as a PNG picture. */
    void exportPicture();

    /** Asks for a file and writes one sentence an event there. */
    void exportTranscript();

    /** Asks for a file and writes the run's events there, one a line. */
    void exportTrace();

    /** Asks for a file and writes there what gives the branch shown again: world, script and code. */
    void exportScenario();
}
