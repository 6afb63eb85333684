using System.Diagnostics;
using System.Net.NetworkInformation;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

/// <summary>Tests that measure the process, so no other test runs at the same time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class NonParallelTests
{
    public const string Name = "Alone";
}

/// <summary>Sends many successful and failing calls, and checks that the resource usage does not grow with their number.</summary>
[Collection(NonParallelTests.Name)]
public sealed class SoakTests : ResilienceTest
{
    private const int Rounds = 10;
    private const int CallsPerRound = 200;

    [Fact]
    public async Task Memory_sockets_and_threads_do_not_grow_with_the_number_of_calls()
    {
        LiveChatClient client = CreateResilientClient(options => options.Retries.BaseDelay = TimeSpan.Zero);
        await RunRoundAsync(client);
        await RunRoundAsync(client);
        long memory = GetHeapBytes();
        int sockets = CountSockets();
        int threads = CountThreads();

        for (int round = 0; round < Rounds; round++)
        {
            await RunRoundAsync(client);
        }

        (GetHeapBytes() - memory).Should().BeLessThan(1024 * 1024, "{0} calls do not leak memory", Rounds * CallsPerRound);
        CountSockets().Should().BeLessThanOrEqualTo(sockets + 1, "connections are reused");
        CountThreads().Should().BeLessThanOrEqualTo(threads + 4, "the size of the thread pool changes only slightly");
    }

    private async Task RunRoundAsync(LiveChatClient client)
    {
        for (int call = 0; call < CallsPerRound; call++)
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

        // The state of the fake must not count as memory of the client.
        Fake.Faults.Clear();
        Fake.Requests.Clear();
    }

    private static long GetHeapBytes()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static int CountThreads()
    {
        using var process = Process.GetCurrentProcess();
        return process.Threads.Count;
    }

    private int CountSockets() => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections()
        .Count(connection => connection.RemoteEndPoint.Port == Fake.BaseAddress.Port && connection.State == TcpState.Established);
}
