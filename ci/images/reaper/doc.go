// Command reaper removes what a test suite left in a container engine once nobody is left to do it.
//
// It speaks the protocol of Testcontainers' Ryuk, so that Testcontainers drives either. A suite connects
// on TCP and sends lines of URL-encoded label filters, "label=key%3Dvalue&label=other"; each line is answered
// with "ACK". The connection itself is the sign of life. When the last one has been closed for
// RYUK_RECONNECTION_TIMEOUT, every container, network, volume and image that carries all the labels of
// one of the lines is removed, and the reaper ends.
//
// It is used where no image registry offers the original. Unlike the original it takes label filters only,
// and refuses a line without any: such a line would match everything the engine holds.
package main
