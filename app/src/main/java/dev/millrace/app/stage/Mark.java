package dev.millrace.app.stage;

import dev.millrace.journal.ChannelView;
import dev.millrace.journal.Element;

/**
 * One element where it is on the stage.
 *
 * @param element what it is
 * @param channel the channel it is in
 * @param x px
 * @param y px
 * @param angle direction of its way, in radians
 */
record Mark(Element element, ChannelView channel, double x, double y, double angle) {}
