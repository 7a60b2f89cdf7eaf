/**
 * The command line: reads flags and environment, calls the stages in their order, prints what they did and turns
 * problems and exceptions into exit codes. Nothing here knows a format or a protocol.
 */
package org.portolan.cli;
