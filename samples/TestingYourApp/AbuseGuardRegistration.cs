using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace TestingYourApp;

/// <summary>Registers the services of your application. The tests use the same method.</summary>
public static class AbuseGuardRegistration
{
    public static IServiceCollection AddAbuseGuard(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddLiveChatClient(configuration.GetSection("LiveChat"));
        return services.AddSingleton<AbuseGuard>();
    }
}
