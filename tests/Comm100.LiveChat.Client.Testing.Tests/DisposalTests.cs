using System.Runtime.CompilerServices;

namespace Comm100.LiveChat.Client.Testing.Tests;

/// <summary>A disposed fake frees its port and can be garbage collected.</summary>
public sealed class DisposalTests
{
    [Fact]
    public async Task The_port_is_free_immediately_after_disposal() => await Port.IsFreeAfter(async () =>
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync();
        using var call = new RawClient(fake);
        (await call.Get("bans/1")).Status.Should().Be(System.Net.HttpStatusCode.OK);
        return fake.BaseAddress.Port;
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_disposed_fake_can_be_garbage_collected(bool isAsync)
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
        using var call = new RawClient(fake);
        await call.Get("bans");
        Task<RawResponse> hanging = call.Get("bans/1");
        LiveChatClient client = fake.CreateClient();
        await client.Bans.ListAsync();
        if (isAsync)
        {
            await fake.DisposeAsync();
        }
        else
        {
#pragma warning disable CA1849 // This is the tested method.
            fake.Dispose();
#pragma warning restore CA1849
        }

        await FluentActions.Awaiting(() => hanging).Should().ThrowAsync<HttpRequestException>();
        return new WeakReference(fake);
    }
}
