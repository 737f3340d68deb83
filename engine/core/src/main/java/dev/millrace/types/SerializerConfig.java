package dev.millrace.types;

/** How values are written. There is nothing to choose here: a type's schema says it. */
public final class SerializerConfig {}
