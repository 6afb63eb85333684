using System.Runtime.CompilerServices;

namespace Comm100.LiveChat.Client.Testing.Tests;

/// <summary>A fake ends wholly: the port is free, and nothing holds it any more.</summary>
public sealed class EndTests
{
    [Fact]
    public async Task The_port_is_free_at_once() => await Port.IsFreeAfter(async () =>
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync();
        using var call = new Caller(fake);
        (await call.Get("bans/1")).Status.Should().Be(System.Net.HttpStatusCode.OK);
        return fake.BaseAddress.Port;
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_task_no_timer_and_no_connection_holds_a_fake_that_was_disposed(bool isAsync)
    {
        WeakReference fake = await UseAndDispose(isAsync);

        for (int i = 0; i < 100 && fake.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Yield();
        }

        fake.IsAlive.Should().BeFalse();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> UseAndDispose(bool isAsync)
    {
        LiveChatFake fake = await LiveChatFake.StartAsync();
        fake.Faults.On("Bans.get").Hang();
        using var call = new Caller(fake);
        await call.Get("bans");
        Task<Reply> hanging = call.Get("bans/1");
        LiveChatClient client = fake.CreateClient();
        await client.Bans.ListAsync();
        if (isAsync)
        {
            await fake.DisposeAsync();
        }
        else
        {
#pragma warning disable CA1849 // It is what is tested.
            fake.Dispose();
#pragma warning restore CA1849
        }

        await FluentActions.Awaiting(() => hanging).Should().ThrowAsync<HttpRequestException>();
        return new WeakReference(fake);
    }
}
