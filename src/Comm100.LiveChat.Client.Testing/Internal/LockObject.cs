// The type of lock objects: System.Threading.Lock does not exist in .NET 8.
#if NET9_0_OR_GREATER
global using LockObject = System.Threading.Lock;
#else
global using LockObject = System.Object;
#endif
