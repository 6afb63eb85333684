using Comm100.LiveChat.Client.Testing;

namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>The public surface is a reviewed text: each change of it is seen in a diff, and is the same for every target framework.</summary>
public sealed class PublicSurfaceTests
{
    [Fact]
    public void The_surface_of_the_client_is_the_reviewed_one() =>
        KeptFile.Check("api/Comm100.LiveChat.Client.txt", PublicSurface.Describe(typeof(LiveChatClient).Assembly));

    [Fact]
    public void The_surface_of_the_fake_is_the_reviewed_one() =>
        KeptFile.Check("api/Comm100.LiveChat.Client.Testing.txt", PublicSurface.Describe(typeof(LiveChatFake).Assembly));
}
