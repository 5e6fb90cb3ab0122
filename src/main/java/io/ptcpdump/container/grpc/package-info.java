/** Connections to gRPC services on Unix sockets (grpc-java over Netty's NIO). The messages, generated from src/main/proto, are below. */
package io.ptcpdump.container.grpc;
