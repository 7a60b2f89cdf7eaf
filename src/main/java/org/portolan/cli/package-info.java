/**
 * The command line: reads flags and environment, calls the stages in their order, prints what they did and turns
 * problems and exceptions into exit codes. It puts the stages together: which writer stands behind a name of {@code
 * --format}, which pages the server is given, and where files for the way between two stages lie, is decided here.
 */
package org.portolan.cli;
