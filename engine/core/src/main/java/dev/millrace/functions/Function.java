package dev.millrace.functions;

import java.io.Serializable;

/** A user's function. It is copied to every subtask by serialisation, so everything it holds on to must be serialisable. */
public interface Function extends Serializable {}
