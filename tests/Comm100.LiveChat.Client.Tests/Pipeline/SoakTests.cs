using System.Diagnostics;
using System.Net.NetworkInformation;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

/// <summary>Tests that measure the process, and so run when no other does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class NonParallelTests
{
    public const string Name = "Alone";
}

/// <summary>Many calls, good and bad, on loopback: what one round leaves behind, further rounds do not multiply.</summary>
[Collection(NonParallelTests.Name)]
public sealed class SoakTests : ResilienceTest
{
    private const int Rounds = 10;
    private const int CallsInARound = 200;

    [Fact]
    public async Task Memory_sockets_and_threads_stay_flat()
    {
        LiveChatClient client = CreateResilientClient(options => options.Retries.BaseDelay = TimeSpan.Zero);
        await RoundAsync(client);
        await RoundAsync(client);
        long memory = HeapBytes();
        int sockets = Sockets();
        int threads = Threads();

        for (int round = 0; round < Rounds; round++)
        {
            await RoundAsync(client);
        }

        (HeapBytes() - memory).Should().BeLessThan(1024 * 1024, "{0} calls leave nothing behind", Rounds * CallsInARound);
        Sockets().Should().BeLessThanOrEqualTo(sockets + 1, "connections are used again");
        Threads().Should().BeLessThanOrEqualTo(threads + 4, "the thread pool may breathe, and no more");
    }

    private async Task RoundAsync(LiveChatClient client)
    {
        for (int call = 0; call < CallsInARound; call++)
        {
            switch (call % 8)
            {
                case 0:
                    Fake.Faults.On("Bans.get").Respond(503).Times(1);
                    break;
                case 1:
                    Fake.Faults.On("Bans.get").Respond(404).Times(1);
                    break;
                default:
                    break;
            }

            Exception? exception = await Record.ExceptionAsync(() => WithoutWaitingAsync(client.Bans.GetAsync(1)));
            if (exception is not (null or LiveChatNotFoundException))
            {
                throw exception;
            }
        }

        // What the fake keeps is not the client's.
        Fake.Faults.Clear();
        Fake.Requests.Clear();
    }

    private static long HeapBytes()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static int Threads()
    {
        using var process = Process.GetCurrentProcess();
        return process.Threads.Count;
    }

    private int Sockets() => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections()
        .Count(connection => connection.RemoteEndPoint.Port == Fake.BaseAddress.Port && connection.State == TcpState.Established);
}
