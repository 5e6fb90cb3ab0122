/* heirs PORT
 *
 * Sockets that a process makes and its children use: one child sends two datagrams (of 1 and 2 bytes) from the parent's connected
 * UDP socket to PORT of 127.0.0.1, another accepts a connection at the parent's listener there, to which the parent then sends 5
 * bytes that nobody reads. Prints "sender PID", "acceptor PID" and "maker PID".
 */
#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static struct sockaddr_in address;

static int check(int result, const char *what)
{
	if (result < 0) {
		perror(what);
		exit(1);
	}
	return result;
}

static int make(int type)
{
	return check(socket(AF_INET, type, 0), "socket");
}

static int make_bound(int type)
{
	int bound = make(type), yes = 1;

	setsockopt(bound, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
	check(bind(bound, (struct sockaddr *)&address, sizeof address), "bind");
	return bound;
}

static int make_connected(int type)
{
	int connected = make(type);

	check(connect(connected, (struct sockaddr *)&address, sizeof address), "connect");
	return connected;
}

static void datagrams(void)
{
	int receiver = make_bound(SOCK_DGRAM), sender = make_connected(SOCK_DGRAM);
	pid_t child = check(fork(), "fork");

	if (child == 0) {
		check(send(sender, "1", 1, 0), "send");
		check(send(sender, "12", 2, 0), "send");
		exit(0);
	}
	printf("sender %d\n", child);
	waitpid(child, NULL, 0);
	close(sender);
	close(receiver);
}

static void connection(void)
{
	int listener = make_bound(SOCK_STREAM), client, accepted[2];
	char done;
	pid_t child;

	check(pipe(accepted), "pipe");
	check(listen(listener, 1), "listen");
	child = check(fork(), "fork");
	if (child == 0) {
		check(accept(listener, NULL, NULL), "accept");
		check(write(accepted[1], "", 1), "write");
		pause();
	}
	printf("acceptor %d\n", child);
	client = make_connected(SOCK_STREAM);
	check(read(accepted[0], &done, 1), "read");
	check(send(client, "12345", 5, 0), "send");
	usleep(200000);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
}

int main(int count, char **arguments)
{
	address.sin_family = AF_INET;
	address.sin_port = htons(count > 1 ? atoi(arguments[1]) : 0);
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	setvbuf(stdout, NULL, _IONBF, 0);
	printf("maker %d\n", getpid());
	datagrams();
	connection();
	return 0;
}
